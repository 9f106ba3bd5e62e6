namespace FaceGallery.Web.Albums;

public static class AlbumServices
{
    public static IServiceCollection AddAlbums(this IServiceCollection services) =>
        services.AddSingleton<AlbumShapes>().AddScoped<AlbumService>().AddScoped<PersonAlbum>().AddSingleton<CoOccurrenceCache>().AddScoped<CoOccurrenceService>()
            .AddScoped<SearchReading>().AddScoped<RecentSearches>().AddScoped<LastSeenPhotos>().AddScoped<LastGridView>();
}
