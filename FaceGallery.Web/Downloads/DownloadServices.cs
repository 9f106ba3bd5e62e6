using FaceGallery.Web.Data;

namespace FaceGallery.Web.Downloads;

public static class DownloadServices
{
    public static IServiceCollection AddDownloads(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<DownloadOptions>()
            .Bind(configuration.GetSection(DownloadOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(provider => new VariantFolder(provider.GetRequiredService<DataFolder>().Downloads));
        services.AddSingleton<VariantCache>().AddSingleton<FullSizeJpeg>().AddSingleton<VariantMaker>();
        return services.AddSingleton<DigestCache>().AddSingleton<DownloadFiles>().AddSingleton<ArchivePlanner>();
    }
}
