using FaceGallery.Web.Files;
using FaceGallery.Web.Imaging;

namespace FaceGallery.Web.Downloads;

/// <summary>
/// Takes place, camera, time, texts and thumbnails out of a picture's file; the picture itself stays as it is, bit for bit. The file is read once and
/// never held in memory.
/// </summary>
internal static class PhotoStripper
{
    /// <summary>Whether pictures of this format can be stripped without decoding them.</summary>
    public static bool Takes(PictureFormat format) => format is PictureFormat.Jpeg or PictureFormat.Png or PictureFormat.WebP;

    /// <param name="file">A picture of this format.</param>
    /// <param name="target">Empty and seekable.</param>
    /// <exception cref="UnreadablePhotoException">The file is damaged: what was written is to be thrown away.</exception>
    /// <exception cref="IOException">The file cannot be read, or the target not be written.</exception>
    public static void Strip(LibraryFile file, PictureFormat format, Stream target, CancellationToken cancellationToken)
    {
        var orientation = PhotoMetadataReader.OrientationOf(file.Path);
        using var content = file.OpenRead();
        var reader = new PictureReader(content, format, cancellationToken);
        switch (format)
        {
            case PictureFormat.Jpeg:
                new JpegStripper(reader, target, orientation).Strip();
                break;
            case PictureFormat.Png:
                new PngStripper(reader, target, orientation).Strip();
                break;
            case PictureFormat.WebP:
                new WebPStripper(reader, target, orientation).Strip();
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(format), format, "Cannot be stripped without decoding.");
        }
    }
}
