namespace FaceGallery.Web.Imaging;

/// <summary>The media type of an original, by its first bytes: a name may lie.</summary>
internal static class PictureContentType
{
    private const string Unknown = "application/octet-stream";

    /// <summary>Reads the first bytes, and goes back to the start.</summary>
    public static string Of(Stream file)
    {
        Span<byte> header = stackalloc byte[PictureFormats.HeaderLength];
        var read = file.ReadAtLeast(header, header.Length, throwOnEndOfStream: false);
        file.Position = 0;
        return PictureFormats.Sniff(header[..read]) switch
        {
            PictureFormat.Jpeg => "image/jpeg",
            PictureFormat.Png => "image/png",
            PictureFormat.WebP => "image/webp",
            PictureFormat.Gif => "image/gif",
            PictureFormat.Tiff => "image/tiff",
            PictureFormat.Bmp => "image/bmp",
            PictureFormat.Ico => "image/x-icon",
            PictureFormat.Avif => "image/avif",
            PictureFormat.Heic => "image/heic",
            PictureFormat.JpegXl => "image/jxl",
            PictureFormat.Jpeg2000 => "image/jp2",
            _ => Unknown,
        };
    }
}
