using System.Collections.Concurrent;
using FaceGallery.Web.Files;
using FaceGallery.Web.Imaging;
using FaceGallery.Web.Indexing;

namespace FaceGallery.Web.Downloads;

/// <summary>
/// Makes changed copies of photos: once, however many ask at the same time, and one after the other, as a decoded picture takes memory.
/// The same original gives the same bytes, so that a copy may be made again while a download of it runs.
/// </summary>
public sealed partial class VariantMaker(LibraryFiles files, VariantCache cache, FullSizeJpeg jpeg, ILogger<VariantMaker> logger) : IDisposable
{
    private readonly ConcurrentDictionary<(string, DownloadVariant), Lazy<Task<(string, FileDigest)>>> _making = new();
    private readonly SemaphoreSlim _one = new(1);

    /// <param name="contentHash">The original's content hash when it was indexed.</param>
    /// <param name="form">Not as it is.</param>
    /// <returns>The copy, which may be gone at any later time, and its measure.</returns>
    /// <exception cref="IOException">The original cannot be read or has changed, or the data folder cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be read or written.</exception>
    /// <exception cref="UnreadablePhotoException">The original is no picture, too large, or too damaged.</exception>
    public async Task<(string Path, FileDigest Digest)> MakeAsync(IndexedFile original, string contentHash, DownloadVariant form, CancellationToken cancellationToken)
    {
        if (cache.Find(contentHash, form) is { } copy)
        {
            return copy;
        }

        var making = _making.GetOrAdd((contentHash, form), _ => new Lazy<Task<(string, FileDigest)>>(() => MakeOnceAsync(original, contentHash, form)));
        return await making.Value.WaitAsync(cancellationToken);
    }

    /// <summary>The copy is not what it was made to be: the next time it is made anew.</summary>
    public void Forget(string contentHash, DownloadVariant form) => cache.Remove(contentHash, form);

    public void Dispose() => _one.Dispose();

    // Whoever asked first may go; the others still wait: so no token stops it.
    private async Task<(string, FileDigest)> MakeOnceAsync(IndexedFile original, string contentHash, DownloadVariant form)
    {
        await _one.WaitAsync();
        try
        {
            return cache.Find(contentHash, form) ?? await WriteAsync(original, contentHash, form);
        }
        finally
        {
            _one.Release();
            _making.TryRemove((contentHash, form), out _);
        }
    }

    private async Task<(string, FileDigest)> WriteAsync(IndexedFile original, string contentHash, DownloadVariant form)
    {
        using var file = files.OpenIndexed(original);
        if (await ContentHash.OfAsync(file, CancellationToken.None) != contentHash)
        {
            throw new RefusedFileException(original.FullPath, FileRefusal.Changed);
        }

        var copy = cache.NewFile(contentHash);
        try
        {
            var extension = await Task.Run(() => Write(file, form, copy));
            file.RequireUnchanged();
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
