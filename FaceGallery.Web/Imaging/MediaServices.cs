namespace FaceGallery.Web.Imaging;

public static class MediaServices
{
    public static IServiceCollection AddMedia(this IServiceCollection services) =>
        services.AddSingleton<MediaFiles>().AddSingleton<OriginalReader>().AddSingleton<RenditionMaker>();
}
