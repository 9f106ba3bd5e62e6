using System.Globalization;

namespace FaceGallery.Web.Components;

/// <summary>Bytes as readers know them: "3.2 GB", "812 MB", "40 kB".</summary>
public static class ByteCount
{
    public static string Of(long bytes) => bytes switch
    {
        >= 1_000_000_000 => string.Create(CultureInfo.CurrentCulture, $"{bytes / 1e9:0.0} GB"),
        >= 1_000_000 => string.Create(CultureInfo.CurrentCulture, $"{bytes / 1e6:0} MB"),
        _ => string.Create(CultureInfo.CurrentCulture, $"{Math.Ceiling(bytes / 1e3):0} kB"),
    };
}
