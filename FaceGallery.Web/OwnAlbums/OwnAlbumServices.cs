namespace FaceGallery.Web.OwnAlbums;

public static class OwnAlbumServices
{
    public static IServiceCollection AddOwnAlbums(this IServiceCollection services) => services.AddScoped<OwnAlbumService>().AddSingleton<OwnAlbumTitles>().AddScoped<OwnAlbumEditing>();
}
