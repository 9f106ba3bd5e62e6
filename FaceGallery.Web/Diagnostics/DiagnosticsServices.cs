namespace FaceGallery.Web.Diagnostics;

public static class DiagnosticsServices
{
    /// <summary>What the status page and scripts are told.</summary>
    public static IServiceCollection AddStatus(this IServiceCollection services) =>
        services.AddSingleton<LibraryReport>().AddSingleton<IndexingReport>().AddSingleton<FolderReport>().AddSingleton<StatusReport>();

    /// <summary>The doctor, who needs what indexing needs, and all settings.</summary>
    public static IServiceCollection AddDoctor(this IServiceCollection services, ExaminedApp app)
    {
        services.AddSingleton(app).AddSingleton<Doctor>();
        services.AddSingleton<IExamination, SettingsExamination>().AddSingleton<IExamination, FolderExamination>().AddSingleton<IExamination, DatabaseExamination>();
        return services.AddSingleton<IExamination, RecognitionExamination>().AddSingleton<IExamination, ServerExamination>();
    }
}
