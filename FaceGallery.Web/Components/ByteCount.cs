using System.Globalization;

namespace FaceGallery.Web.Components;

/// <summary>Bytes as readers know them: "3.2 GB", "812 MB", "4.1 MB", "40 kB".</summary>
public static class ByteCount
{
    /// <param name="culture">The reader's, unless said.</param>
    public static string Of(long bytes, CultureInfo? culture = null) => bytes switch
    {
        >= 1_000_000_000 => string.Create(culture, $"{bytes / 1e9:0.0} GB"),
        >= 10_000_000 => string.Create(culture, $"{bytes / 1e6:0} MB"),
        >= 1_000_000 => string.Create(culture, $"{bytes / 1e6:0.0} MB"),
        _ => string.Create(culture, $"{Math.Ceiling(bytes / 1e3):0} kB"),
    };
}
