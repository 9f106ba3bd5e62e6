using FaceGallery.Domain.Photos;
using FaceGallery.Web.Files;
using FaceGallery.Web.Imaging;

namespace FaceGallery.Web.Indexing;

/// <summary>Reads a known photo once more, as if it were new: its faces, and all that is made of its pixels.</summary>
public sealed class PhotoRedetection(MediaFiles files, OriginalReader originals, PhotoAnalyzer analyzer)
{
    /// <returns>Null where its file is gone, changed, or cannot be read at the moment.</returns>
    /// <exception cref="Data.DataFolderException">What is kept of it cannot be written.</exception>
    public async Task<PhotoFindings.Analysed?> ReadAsync(int photoId, CancellationToken cancellationToken)
    {
        if (await files.FindAsync(photoId, isForOwner: true, cancellationToken) is not { Hash: { } hash } file)
        {
            return null;
        }

        try
        {
            return await originals.ReadAsync(
                file.Original, hash, original => analyzer.Analyze(new PhotoJob(0, RootKind.Photos, original.Path), original, hash, cancellationToken) as PhotoFindings.Analysed, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or RefusedFileException)
        {
            return null;
        }
    }
}
