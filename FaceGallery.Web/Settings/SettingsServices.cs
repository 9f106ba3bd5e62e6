namespace FaceGallery.Web.Settings;

public static class SettingsServices
{
    public static IServiceCollection AddSettings(this IServiceCollection services) =>
        services.AddScoped<SecurityHistory>();
}
