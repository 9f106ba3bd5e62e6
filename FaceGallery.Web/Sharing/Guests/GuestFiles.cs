using FaceGallery.Domain.Sharing;
using FaceGallery.Web.Imaging;
using FaceGallery.Web.Sharing.Download;

namespace FaceGallery.Web.Sharing.Guests;

/// <summary>What of a photo a link hands out: the file, a changed copy, or the picture of screen size.</summary>
public sealed class GuestFiles(DownloadFiles downloads, RenditionStore store)
{
    public static DownloadForm FormOf(Share share) => share switch
    {
        { IsStripped: true } => DownloadForm.Stripped,
        { IsReadable: true } => DownloadForm.Readable,
        _ => DownloadForm.Original,
    };

    /// <exception cref="IOException">The file cannot be read or has changed.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    /// <exception cref="UnreadablePhotoException">A changed copy cannot be made.</exception>
    public async Task<DownloadFile> PrepareAsync(Share share, string path, string contentHash, CancellationToken cancellationToken)
    {
        if (share.Download == ShareDownload.Originals)
        {
            return await downloads.PrepareAsync(path, contentHash, FormOf(share), cancellationToken);
        }

        var preview = store.PathOf(contentHash, RenditionKind.Preview) ?? throw new FileNotFoundException("The photo has no preview.");
        var (measure, _) = await Measure.OfAsync(preview, cancellationToken);
        return new DownloadFile(measure, ".jpg", _ => Task.FromResult<Stream>(SharedFile.OpenRead(preview)));
    }
}
