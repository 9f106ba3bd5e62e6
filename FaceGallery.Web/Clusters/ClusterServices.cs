namespace FaceGallery.Web.Clusters;

public static class ClusterServices
{
    public static IServiceCollection AddClusters(this IServiceCollection services) =>
        services.AddSingleton<ClusterService>().AddScoped<ClusterEditing>();
}
