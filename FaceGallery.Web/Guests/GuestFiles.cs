using FaceGallery.Domain.Sharing;
using FaceGallery.Web.Downloads;
using FaceGallery.Web.Files;
using FaceGallery.Web.Imaging;

namespace FaceGallery.Web.Guests;

/// <summary>What of a photo a link hands out: the file, a changed copy, or the picture of screen size.</summary>
public sealed class GuestFiles(DownloadFiles downloads, RenditionStore store)
{
    public static DownloadVariant FormOf(Share share) => share switch
    {
        { IsStripped: true } => DownloadVariant.Stripped,
        { IsReadable: true } => DownloadVariant.Readable,
        _ => DownloadVariant.Original,
    };

    /// <exception cref="IOException">The file cannot be read or has changed.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    /// <exception cref="UnreadablePhotoException">A changed copy cannot be made.</exception>
    public async Task<DownloadFile> PrepareAsync(Share share, IndexedFile original, string contentHash, CancellationToken cancellationToken)
    {
        if (share.Download == ShareDownload.Originals)
        {
            return await downloads.PrepareAsync(original, contentHash, FormOf(share), cancellationToken);
        }

        var preview = store.PathOf(contentHash, RenditionKind.Preview) ?? throw new FileNotFoundException("The photo has no preview.");
        var measure = await FileDigest.OfAsync(preview, cancellationToken);
        return new DownloadFile(measure, ".jpg", _ => Task.FromResult<Stream>(SharedFile.OpenRead(preview)));
    }
}
