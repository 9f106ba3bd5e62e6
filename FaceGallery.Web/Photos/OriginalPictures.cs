using FaceGallery.Domain.Detection;
using FaceGallery.Web.Files;
using FaceGallery.Web.History;
using FaceGallery.Web.Imaging;
using FaceGallery.Web.Indexing;

namespace FaceGallery.Web.Photos;

/// <summary>Reads a photo's picture again for whoever looks for more in it: one at a time, as a decoded picture takes memory.</summary>
public sealed class OriginalPictures(MediaFiles files, LibraryFiles library, PhotoDecoder decoder, RenditionStore renditions) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1);

    public void Dispose() => _one.Dispose();

    /// <exception cref="ChangeRefusedException">The photo is gone, its file cannot be read, or is no longer the one that was indexed.</exception>
    public async Task<OriginalPicture> ReadAsync(int photoId, CancellationToken cancellationToken)
    {
        var file = await files.FindAsync(photoId, isForOwner: true, cancellationToken);
        if (file is not { Hash: not null, Original: not null })
        {
            throw new ChangeRefusedException(ChangeRefusal.Gone, "Refused.PhotoUnread");
        }

        await _one.WaitAsync(cancellationToken);
        try
        {
            using var original = library.OpenIndexed(file.Original);
            if (await ContentHash.OfAsync(original, cancellationToken) != file.Hash)
            {
                throw new RefusedFileException(file.Original.FullPath, FileRefusal.Changed);
            }

            var picture = await Task.Run(() => decoder.Decode(original, cancellationToken).TurnedBy(file.Turn), cancellationToken);
            original.RequireUnchanged();
            return new OriginalPicture(photoId, file, picture);
        }
        catch (RefusedFileException)
        {
            throw new ChangeRefusedException(ChangeRefusal.Gone, "Refused.FileChanged");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or UnreadablePhotoException)
        {
            throw new ChangeRefusedException(ChangeRefusal.Gone, "Refused.FileUnreadable");
        }
        finally
        {
            _one.Release();
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
