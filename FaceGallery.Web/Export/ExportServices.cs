namespace FaceGallery.Web.Export;

public static class ExportServices
{
    /// <summary>Albums as folders of the server.</summary>
    public static IServiceCollection AddExport(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ExportOptions>().Bind(configuration.GetSection(ExportOptions.Section));
        return services.AddSingleton<ExportPlace>().AddSingleton<ExportedPhotos>().AddSingleton<ExportJobs>().AddScoped<AlbumExports>();
    }
}
