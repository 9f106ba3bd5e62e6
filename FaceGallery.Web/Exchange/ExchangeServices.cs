namespace FaceGallery.Web.Exchange;

public static class ExchangeServices
{
    /// <summary>Names in and out.</summary>
    public static IServiceCollection AddExchange(this IServiceCollection services) => services.AddScoped<NameImport>().AddScoped<NamesInFiles>().AddScoped<XmpExport>();
}
