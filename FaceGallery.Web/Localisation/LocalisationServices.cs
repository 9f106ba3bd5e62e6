using System.Globalization;
using MudBlazor;

namespace FaceGallery.Web.Localisation;

public static class LocalisationServices
{
    /// <summary>The languages that there are words for.</summary>
    public static IReadOnlyList<CultureInfo> Languages { get; } = [new("en"), new("zh-Hans")];

    /// <summary>Words in the browser's language where there are words for it, else English; dates and numbers always by the browser's.</summary>
    public static IServiceCollection AddFaceGalleryLocalisation(this IServiceCollection services)
    {
        services.AddLocalization();
        services.AddSingleton<Text>();
        services.AddTransient<MudLocalizer, MudText>();
        services.Configure<RequestLocalizationOptions>(options =>
        {
            options.SetDefaultCulture("en");
            options.SupportedCultures = CultureInfo.GetCultures(CultureTypes.AllCultures);
            options.SupportedUICultures = [.. Languages];
        });
        return services;
    }
}
