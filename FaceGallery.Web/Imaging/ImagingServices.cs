using ImageMagick;
using NetVips;

namespace FaceGallery.Web.Imaging;

public static class ImagingServices
{
    // libvips reports each flaw of a damaged file on stderr, thousands of lines of it; we report by exception.
    private static readonly Log.LogDelegate Silent = (_, _, _) => { };

    /// <summary>Adds decoding and metadata, and sets the process-wide limits of the image libraries.</summary>
    public static IServiceCollection AddImaging(this IServiceCollection services, IConfiguration configuration)
    {
        LimitLibraries();
        services.AddOptions<ImagingOptions>()
            .Bind(configuration.GetSection(ImagingOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<PhotoDecoder>();
        return services;
    }

    // One thread a picture: the pipeline runs one worker per core. No cache: every file is read once.
    private static void LimitLibraries()
    {
        NetVips.NetVips.Concurrency = 1;
        Cache.Max = 0;
        Log.SetLogHandler("VIPS", Enums.LogLevelFlags.Warning | Enums.LogLevelFlags.Message | Enums.LogLevelFlags.Info, Silent);
        ResourceLimits.Thread = 1;
        ResourceLimits.Disk = 0;
    }
}
