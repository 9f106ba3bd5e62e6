namespace FaceGallery.Web.Media;

public static class MediaServices
{
    public static IServiceCollection AddMedia(this IServiceCollection services) =>
        services.AddSingleton<MediaFiles>().AddSingleton<RenditionMaker>();
}
