namespace FaceGallery.Web.Downloads;

/// <summary>The smallest EXIF block that says which side is up, and nothing else (EXIF 2.32, 4.6.2 and table 6).</summary>
internal static class OrientationExif
{
    /// <summary>What goes before it in a JPEG.</summary>
    public static ReadOnlySpan<byte> JpegName => "Exif\0\0"u8;

    /// <param name="orientation">1–8.</param>
    public static byte[] Of(int orientation) =>
    [
        (byte)'M', (byte)'M', 0, 42, // TIFF, highest byte first
        0, 0, 0, 8,                  // where the directory is
        0, 1,                        // its entries
        0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0,
        0, 0, 0, 0,                  // no other directory
    ];
}
