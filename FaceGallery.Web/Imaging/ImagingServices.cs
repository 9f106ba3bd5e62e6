namespace FaceGallery.Web.Imaging;

public static class ImagingServices
{
    /// <summary>Adds decoding and metadata.</summary>
    public static IServiceCollection AddImaging(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ImagingOptions>()
            .Bind(configuration.GetSection(ImagingOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<PhotoDecoder>();
        return services;
    }
}
