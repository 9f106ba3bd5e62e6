using FaceGallery.Domain.Recognition;
using FaceGallery.Web.History;
using FaceGallery.Web.Imaging;
using FaceGallery.Web.Indexing;
using FaceGallery.Web.Media;

namespace FaceGallery.Web.Photos;

/// <summary>Reads a photo's picture again for whoever looks for more in it: one at a time, as a decoded picture takes memory.</summary>
public sealed class OriginalPictures(MediaFiles files, PhotoDecoder decoder, RenditionStore renditions) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1);

    public void Dispose() => _one.Dispose();

    /// <exception cref="ChangeRefusedException">The photo is gone, its file cannot be read, or is no longer the one that was indexed.</exception>
    public async Task<OriginalPicture> ReadAsync(int photoId, CancellationToken cancellationToken)
    {
        var file = await files.FindAsync(photoId, isForOwner: true, cancellationToken);
        if (file?.Hash is null)
        {
            throw new ChangeRefusedException(ChangeRefusal.Gone, "This photo is no longer there, or was not read yet.");
        }

        await _one.WaitAsync(cancellationToken);
        try
        {
            return await ContentHash.OfAsync(file.FullPath, cancellationToken) == file.Hash
                ? new OriginalPicture(photoId, file, await Task.Run(() => decoder.Decode(file.FullPath, cancellationToken).TurnedBy(file.Turn), cancellationToken))
                : throw new ChangeRefusedException(ChangeRefusal.Gone, "The photo's file has changed. Scan first, then try again.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or UnreadablePhotoException)
        {
            throw new ChangeRefusedException(ChangeRefusal.Gone, "The photo's file cannot be read just now. Is the share connected?");
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
