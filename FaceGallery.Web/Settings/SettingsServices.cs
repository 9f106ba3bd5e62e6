namespace FaceGallery.Web.Settings;

public static class SettingsServices
{
    public static IServiceCollection AddSettings(this IServiceCollection services, LayeredSettings settings) =>
        services.AddSingleton(settings).AddScoped<StoredSettings>().AddScoped<SecurityHistory>();
}
