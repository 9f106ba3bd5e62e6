namespace FaceGallery.Web.Naming;

public static class NamingServices
{
    public static IServiceCollection AddNaming(this IServiceCollection services) =>
        services.AddScoped<FaceTagging>();
}
