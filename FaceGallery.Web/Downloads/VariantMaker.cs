using FaceGallery.Web.Files;
using FaceGallery.Web.Imaging;
using FaceGallery.Web.Library;

namespace FaceGallery.Web.Downloads;

/// <summary>Makes changed copies of photos. The same original gives the same bytes, so that a copy may be made again while a download of it runs.</summary>
public sealed partial class VariantMaker(OriginalReader originals, VariantCache cache, FullSizeJpeg jpeg, ILogger<VariantMaker> logger) : IAsyncDisposable
{
    private readonly SingleFlight<(string, DownloadVariant), (string Path, FileDigest Digest)> _making = new();

    public ValueTask DisposeAsync() => _making.DisposeAsync();

    /// <param name="contentHash">The original's content hash when it was indexed.</param>
    /// <param name="form">Not as it is.</param>
    /// <returns>The copy, which may be gone at any later time, and its measure.</returns>
    /// <exception cref="IOException">The original cannot be read or has changed, or the data folder cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be read or written.</exception>
    /// <exception cref="UnreadablePhotoException">The original is no picture, too large, or too damaged.</exception>
    public Task<(string Path, FileDigest Digest)> MakeAsync(IndexedFile original, string contentHash, DownloadVariant form, CancellationToken cancellationToken) =>
        _making.RunAsync((contentHash, form), async () => cache.Find(contentHash, form) ?? await WriteAsync(original, contentHash, form), cancellationToken);

    /// <summary>The copy is not what it was made to be: the next time it is made anew.</summary>
    public void Forget(string contentHash, DownloadVariant form) => cache.Remove(contentHash, form);

    private async Task<(string Path, FileDigest Digest)> WriteAsync(IndexedFile original, string contentHash, DownloadVariant form)
    {
        var copy = cache.NewFile(contentHash);
        try
        {
            var extension = await originals.ReadAsync(original, contentHash, file => Write(file, form, copy), CancellationToken.None);
            var measure = await FileDigest.OfAsync(copy, CancellationToken.None);
            return (cache.Add(contentHash, form, copy, measure, extension), measure);
        }
        finally
        {
            File.Delete(copy);
        }
    }

    // What is damaged and can yet be seen is decoded as far as it can be seen.
    private string Write(LibraryFile original, DownloadVariant form, string file)
    {
        var format = PhotoDecoder.FormatOf(original);
        if (form == DownloadVariant.Stripped && PhotoStripper.Takes(format))
        {
            try
            {
                using var target = new FileStream(file, FileMode.Create, FileAccess.ReadWrite);
                PhotoStripper.Strip(original, format, target, CancellationToken.None);
                return format == PictureFormat.Jpeg ? ".jpg" : $".{format.Name()}";
            }
            catch (UnreadablePhotoException)
            {
                LogDamaged(format);
            }
        }

        jpeg.Write(original, file, CancellationToken.None);
        return ".jpg";
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "A damaged {Format} picture was decoded for a download instead of copied.")]
    private partial void LogDamaged(PictureFormat format);
}
