namespace FaceGallery.Web.Matching;

public static class MatchingServices
{
    public static IServiceCollection AddMatching(this IServiceCollection services) =>
        services.AddSingleton<ProbeReader>().AddSingleton<MatchCache>().AddSingleton<FaceMatchingService>();
}
