using FaceGallery.Web.Files;
using FaceGallery.Web.Imaging;

namespace FaceGallery.Web.Downloads;

/// <summary>Gets photos ready to be handed out: measured, and where the form asks for it changed. Safe for concurrent use.</summary>
public sealed class DownloadFiles(LibraryFiles files, DigestCache memory, VariantMaker maker)
{
    /// <param name="contentHash">The original's content hash when it was indexed.</param>
    /// <remarks>
    /// The first time it reads the whole file. After that it asks for it no more; where the original has changed since, it is found wanting when it is sent.
    /// </remarks>
    /// <exception cref="IOException">The original cannot be read or has changed, or the data folder cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be read or written.</exception>
    /// <exception cref="UnreadablePhotoException">A stripped copy cannot be made: it is no picture, too large, or too damaged.</exception>
    public async Task<DownloadFile> PrepareAsync(IndexedFile original, string contentHash, DownloadVariant form, CancellationToken cancellationToken)
    {
        var (measure, extension) = memory.Find(contentHash, form) ?? await MeasureAsync(original, contentHash, form, cancellationToken);
        return new DownloadFile(measure, extension, extension is null
            ? _ => Task.FromResult<Stream>(OpenRead(original))
            : token => OpenCopyAsync(original, contentHash, form, token));
    }

    private async Task<(FileDigest Digest, string? Extension)> MeasureAsync(
        IndexedFile original, string contentHash, DownloadVariant form, CancellationToken cancellationToken)
    {
        if (form == DownloadVariant.Original || (form == DownloadVariant.Readable && IsReadable(original)))
        {
            return await MeasureOriginalAsync(original, contentHash, form, cancellationToken);
        }

        try
        {
            var (copy, measure) = await maker.MakeAsync(original, contentHash, form, cancellationToken);
            memory.Remember(contentHash, form, measure, Path.GetExtension(copy));
            return (measure, Path.GetExtension(copy));
        }
        catch (UnreadablePhotoException) when (form == DownloadVariant.Readable)
        {
            return await MeasureOriginalAsync(original, contentHash, form, cancellationToken);
        }
    }

    private async Task<(FileDigest Digest, string? Extension)> MeasureOriginalAsync(
        IndexedFile original, string contentHash, DownloadVariant form, CancellationToken cancellationToken)
    {
        await using var content = OpenRead(original);
        var (measure, hash) = await FileDigest.OfAsync(content, cancellationToken);
        if (hash != contentHash)
        {
            throw new RefusedFileException(original.FullPath, FileRefusal.Changed);
        }

        memory.Remember(contentHash, form, measure, extension: null);
        return (measure, null);
    }

    // The cache may have let it go since, and may let it go again before it is open.
    private async Task<Stream> OpenCopyAsync(IndexedFile original, string contentHash, DownloadVariant form, CancellationToken cancellationToken)
    {
        var (copy, _) = await maker.MakeAsync(original, contentHash, form, cancellationToken);
        try
        {
            return SharedFile.OpenRead(copy);
        }
        catch (FileNotFoundException)
        {
            return SharedFile.OpenRead((await maker.MakeAsync(original, contentHash, form, cancellationToken)).Path);
        }
    }

    private FileStream OpenRead(IndexedFile original)
    {
        using var file = files.OpenIndexed(original);
        return file.OpenRead();
    }

    private bool IsReadable(IndexedFile original)
    {
        try
        {
            using var file = files.OpenIndexed(original);
            return PhotoDecoder.FormatOf(file) is not (PictureFormat.Heic or PictureFormat.JpegXl or PictureFormat.Jpeg2000 or PictureFormat.Raw);
        }
        catch (UnreadablePhotoException)
        {
            return true;
        }
    }
}
