using System.Collections.Concurrent;
using FaceGallery.Web.Imaging;
using FaceGallery.Web.Indexing;

namespace FaceGallery.Web.Sharing.Download;

/// <summary>
/// Makes changed copies of photos: once, however many ask at the same time, and one after the other, as a decoded picture takes memory.
/// The same original gives the same bytes, so that a copy may be made again while a download of it runs.
/// </summary>
public sealed partial class VariantMaker(VariantCache cache, FullSizeJpeg jpeg, ILogger<VariantMaker> logger) : IDisposable
{
    private readonly ConcurrentDictionary<(string, DownloadForm), Lazy<Task<(string, Measure)>>> _making = new();
    private readonly SemaphoreSlim _one = new(1);

    /// <param name="path">The original.</param>
    /// <param name="contentHash">Its content hash when it was indexed.</param>
    /// <param name="form">Not as it is.</param>
    /// <returns>The copy, which may be gone at any later time, and its measure.</returns>
    /// <exception cref="IOException">The original cannot be read or has changed, or the data folder cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be read or written.</exception>
    /// <exception cref="UnreadablePhotoException">The original is no picture, too large, or too damaged.</exception>
    public async Task<(string Path, Measure Measure)> MakeAsync(string path, string contentHash, DownloadForm form, CancellationToken cancellationToken)
    {
        if (cache.Find(contentHash, form) is { } copy)
        {
            return copy;
        }

        var making = _making.GetOrAdd((contentHash, form), _ => new Lazy<Task<(string, Measure)>>(() => MakeOnceAsync(path, contentHash, form)));
        return await making.Value.WaitAsync(cancellationToken);
    }

    public void Dispose() => _one.Dispose();

    // Whoever asked first may go; the others still wait: so no token stops it.
    private async Task<(string, Measure)> MakeOnceAsync(string path, string contentHash, DownloadForm form)
    {
        await _one.WaitAsync();
        try
        {
            return cache.Find(contentHash, form) ?? await WriteAsync(path, contentHash, form);
        }
        finally
        {
            _one.Release();
            _making.TryRemove((contentHash, form), out _);
        }
    }

    private async Task<(string, Measure)> WriteAsync(string path, string contentHash, DownloadForm form)
    {
        if (await ContentHash.OfAsync(path, CancellationToken.None) != contentHash)
        {
            throw new IOException("The photo's file has changed since it was indexed. Try again when it is indexed anew.");
        }

        var file = cache.NewFile(contentHash);
        try
        {
            var extension = await Task.Run(() => Write(path, form, file));
            var (measure, _) = await Measure.OfAsync(file, CancellationToken.None);
            return (cache.Add(contentHash, form, file, measure, extension), measure);
        }
        finally
        {
            File.Delete(file);
        }
    }

    // What is damaged and can yet be seen is decoded as far as it can be seen.
    private string Write(string path, DownloadForm form, string file)
    {
        var format = PhotoDecoder.FormatOf(path);
        if (form == DownloadForm.Stripped && PhotoStripper.Takes(format))
        {
            try
            {
                using var target = new FileStream(file, FileMode.Create, FileAccess.ReadWrite);
                PhotoStripper.Strip(path, format, target, CancellationToken.None);
                return format == PictureFormat.Jpeg ? ".jpg" : $".{format.Name()}";
            }
            catch (UnreadablePhotoException)
            {
                LogDamaged(format);
            }
        }

        jpeg.Write(path, file, CancellationToken.None);
        return ".jpg";
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "A damaged {Format} picture was decoded for a download instead of copied.")]
    private partial void LogDamaged(PictureFormat format);
}
