namespace FaceGallery.Web.Exchange;

public static class ExchangeServices
{
    /// <summary>Names, and all else that is said of photos, in and out.</summary>
    public static IServiceCollection AddExchange(this IServiceCollection services) =>
        services.AddScoped<LibraryImport>().AddSingleton<ImportPreview>().AddSingleton<WordsInFiles>().AddSingleton<TakeoutFolder>().AddSingleton<XmpExport>();
}
