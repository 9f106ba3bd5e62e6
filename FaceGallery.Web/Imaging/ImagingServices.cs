using FaceGallery.Web.Imaging.Apart;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace FaceGallery.Web.Imaging;

public static class ImagingServices
{
    /// <summary>Adds decoding and metadata.</summary>
    public static IServiceCollection AddImaging(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ImagingOptions>()
            .Bind(configuration.GetSection(ImagingOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<MemoryBudget>().AddSingleton<DecoderProcesses>().AddSingleton<PhotoDecoder>().AddSingleton<ThumbnailRenderer>();
        services.TryAddSingleton(TimeProvider.System);
        return services;
    }
}
