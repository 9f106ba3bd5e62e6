using FaceGallery.Web.Files;
using ImageMagick;
using NetVips;

namespace FaceGallery.Web.Imaging;

/// <summary>The process-wide settings of the image libraries, made when the first picture is worked on: a command with nothing to decode need not load them.</summary>
internal static class ImageLibraries
{
    // libvips reports each flaw of a damaged file on stderr, thousands of lines of it; we report by exception.
    private static readonly Log.LogDelegate Silent = (_, _, _) => { };
    private static readonly Lazy<bool> Limited = new(Limit);

    /// <summary>
    /// Why ImageMagick must not be used here, in a sentence for the owner; null where it may. The prefix of its build lies in the folder for temporary files,
    /// where anybody may make what it would read; our policy wins over what is there, but there is more than the policy.
    /// </summary>
    public static string? Foreign() => OperatingSystem.IsLinux() && Posix.IsOurs("/tmp", "ImageMagick") == false
        ? "The folder /tmp/ImageMagick belongs to another user, or others may write in it: what it holds would change how pictures are decoded. Remove it, and start again."
        : null;

    /// <summary>Call before any of them is used.</summary>
    public static void Prepare() => _ = Limited.Value;

    // One thread a picture: the pipeline runs one worker per core. No cache: every file is read once.
    private static bool Limit()
    {
        if (Foreign() is { } problem)
        {
            throw new InvalidOperationException(problem);
        }

        NetVips.NetVips.Concurrency = 1;
        Cache.Max = 0;
        Log.SetLogHandler("VIPS", Enums.LogLevelFlags.Warning | Enums.LogLevelFlags.Message | Enums.LogLevelFlags.Info, Silent);
        ResourceLimits.Thread = 1;
        ResourceLimits.Disk = 0;
        return true;
    }
}
