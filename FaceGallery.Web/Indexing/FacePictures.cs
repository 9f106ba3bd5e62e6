using FaceGallery.Domain.Detection;
using FaceGallery.Domain.Faces;
using FaceGallery.Web.Files;
using FaceGallery.Web.Imaging;

namespace FaceGallery.Web.Indexing;

/// <summary>A picture that shows known faces large enough to be embedded again: the preview, or else the original.</summary>
public sealed class FacePictures(MediaFiles files, RenditionStore renditions, OriginalReader originals, PhotoDecoder decoder)
{
    /// <summary>The picture as faces lie in it; null where there is none any more.</summary>
    internal async Task<RgbImage?> ReadAsync(int photoId, IReadOnlyList<Face> faces, CancellationToken cancellationToken)
    {
        if (await files.FindAsync(photoId, isForOwner: true, cancellationToken) is not { Hash: not null } file)
        {
            return null;
        }

        var preview = Preview(file.Hash, cancellationToken);
        return preview is not null && faces.All(face => IsLarge(face.Box, preview)) ? preview : await OriginalAsync(file, cancellationToken) ?? preview;
    }

    /// <summary>The embedder's crop is not enlarged.</summary>
    private static bool IsLarge(RelativeBox box, RgbImage picture) => Math.Min(box.Width * picture.Width, box.Height * picture.Height) >= IFaceEmbedder.AlignedFaceSize;

    private RgbImage? Preview(string hash, CancellationToken cancellationToken)
    {
        try
        {
            if (renditions.PathOf(hash, RenditionKind.Preview) is not { } path)
            {
                return null;
            }

            using var file = LibraryFiles.Anywhere().Open(path);
            return decoder.Decode(file, cancellationToken).Image;
        }
        catch (Exception exception) when (IsUnread(exception))
        {
            return null;
        }
    }

    private async Task<RgbImage?> OriginalAsync(MediaFile file, CancellationToken cancellationToken)
    {
        try
        {
            var picture = await originals.ReadAsync(file.Original, file.Hash!, original => decoder.Decode(original, cancellationToken), cancellationToken);
            return picture.TurnedBy(file.RotationDegrees).Image;
        }
        catch (Exception exception) when (IsUnread(exception))
        {
            return null;
        }
    }

    private static bool IsUnread(Exception exception) => exception is IOException or UnauthorizedAccessException or UnreadablePhotoException or RefusedFileException;
}
