namespace FaceGallery.Web.Search;

public static class SearchServices
{
    public static IServiceCollection AddSearch(this IServiceCollection services) =>
        services.AddScoped<SmartAlbumService>().AddScoped<PeopleInAlbum>();
}
