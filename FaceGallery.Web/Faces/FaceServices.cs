namespace FaceGallery.Web.Faces;

public static class FaceServices
{
    public static IServiceCollection AddFaces(this IServiceCollection services) =>
        services.AddScoped<PhotoService>().AddSingleton<FaceTiles>().AddSingleton<OriginalPictures>().AddSingleton<DeepScanPace>().AddScoped<FaceFinding>().AddScoped<FaceSearches>().AddScoped<FaceActionsPresenter>();
}
