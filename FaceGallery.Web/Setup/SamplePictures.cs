using FaceGallery.Web.Files;
using FaceGallery.Web.Imaging;

namespace FaceGallery.Web.Setup;

/// <summary>Small pictures of files that are no photos of the library yet, for the owner who wonders which folder it is.</summary>
public sealed class SamplePictures(PhotoDecoder decoder, ThumbnailRenderer renderer)
{
    private static readonly LibraryFiles Files = LibraryFiles.Anywhere();

    /// <returns>An address that holds the picture (RFC 2397); null where the file shows none.</returns>
    public string? Of(string path, CancellationToken cancellationToken)
    {
        try
        {
            using var file = Files.Open(path);
            return $"data:image/jpeg;base64,{Convert.ToBase64String(renderer.Render(decoder.Decode(file, cancellationToken)))}";
        }
        catch (Exception exception) when (exception is UnreadablePhotoException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
