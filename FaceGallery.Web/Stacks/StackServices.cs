namespace FaceGallery.Web.Stacks;

public static class StackServices
{
    public static IServiceCollection AddStackFormation(this IServiceCollection services) => services.AddSingleton<StackFormation>();
}
