namespace FaceGallery.Web.History;

public static class HistoryServices
{
    /// <summary>What changes the library by hand, and takes it back, for the owner alone.</summary>
    public static IServiceCollection AddHistory(this IServiceCollection services) =>
        services.AddScoped<IChangeAuthority, OwnerAuthority>().AddScoped<OwnerWrites>().AddScoped<LibraryChanges>().AddScoped<ChangeHistory>().AddScoped<ChangeRunner>();
}
