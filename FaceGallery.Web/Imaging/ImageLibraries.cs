using ImageMagick;
using NetVips;

namespace FaceGallery.Web.Imaging;

/// <summary>The process-wide settings of the image libraries, made when the first picture is worked on: a command with nothing to decode need not load them.</summary>
internal static class ImageLibraries
{
    // libvips reports each flaw of a damaged file on stderr, thousands of lines of it; we report by exception.
    private static readonly Log.LogDelegate Silent = (_, _, _) => { };
    private static readonly Lazy<bool> Limited = new(Limit);

    /// <summary>Call before any of them is used.</summary>
    public static void Prepare() => _ = Limited.Value;

    // One thread a picture: the pipeline runs one worker per core. No cache: every file is read once.
    private static bool Limit()
    {
        NetVips.NetVips.Concurrency = 1;
        Cache.Max = 0;
        Log.SetLogHandler("VIPS", Enums.LogLevelFlags.Warning | Enums.LogLevelFlags.Message | Enums.LogLevelFlags.Info, Silent);
        ResourceLimits.Thread = 1;
        ResourceLimits.Disk = 0;
        return true;
    }
}
