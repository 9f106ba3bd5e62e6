using FaceGallery.Domain.Detection;
using FaceGallery.Web.Files;
using FaceGallery.Web.History;
using FaceGallery.Web.Imaging;

namespace FaceGallery.Web.Faces;

/// <summary>Reads a photo's picture again for whoever looks for more in it.</summary>
public sealed class OriginalPictures(MediaFiles files, OriginalReader originals, PhotoDecoder decoder, RenditionStore renditions)
{
    /// <exception cref="ChangeRefusedException">The photo is gone, its file cannot be read, or is no longer the one that was indexed.</exception>
    public async Task<OriginalPicture> ReadAsync(int photoId, CancellationToken cancellationToken)
    {
        var file = await files.FindAsync(photoId, isForOwner: true, cancellationToken);
        if (file is not { Hash: not null, Original: not null })
        {
            throw new ChangeRefusedException(ChangeRefusal.Gone, "Refused.PhotoUnread");
        }

        try
        {
            var picture = await originals.ReadAsync(file.Original, file.Hash, original => decoder.Decode(original, cancellationToken), cancellationToken);
            return new OriginalPicture(file, picture.TurnedBy(file.RotationDegrees));
        }
        catch (RefusedFileException)
        {
            throw new ChangeRefusedException(ChangeRefusal.Gone, "Refused.FileChanged");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or UnreadablePhotoException)
        {
            throw new ChangeRefusedException(ChangeRefusal.Gone, "Refused.FileUnreadable");
        }
    }

    /// <summary>Keeps the crops of these faces for the pages.</summary>
    public void CutOut(OriginalPicture picture, IReadOnlyList<RelativeBox> faces)
    {
        if (faces.Count > 0)
        {
            renditions.WriteFaces(picture.File.Hash!, picture.Photo, faces);
        }
    }
}
