using FaceGallery.Web.Data;

namespace FaceGallery.Web.Archives;

public static class ArchiveServices
{
    public static IServiceCollection AddArchives(this IServiceCollection services)
    {
        services.AddSingleton(provider => new WantedArchiveFolder(provider.GetRequiredService<DataFolder>().Archives));
        return services.AddSingleton<WantedArchives>().AddScoped<ArchiveSources>().AddScoped<ArchiveAuthority>().AddScoped<OwnArchives>();
    }
}
