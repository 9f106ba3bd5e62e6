namespace FaceGallery.Web.Imaging;

/// <summary>A picture's format, as its first bytes tell.</summary>
internal enum PictureFormat
{
    Unknown,
    Jpeg,
    Png,
    WebP,
    Gif,
    Tiff,
    Bmp,
    Ico,
    Avif,
    Heic,
    JpegXl,
    Jpeg2000,
    Raw,
}
