using FaceGallery.Web.Files;
using FaceGallery.Web.Imaging;

namespace FaceGallery.Web.Downloads;

/// <summary>Gets photos ready to be handed out: measured, and where the form asks for it changed. Safe for concurrent use.</summary>
public sealed class DownloadFiles(LibraryFiles files, DigestCache memory, VariantMaker maker, RenditionStore renditions)
{
    /// <param name="contentHash">The original's content hash when it was indexed.</param>
    /// <param name="turn">Degrees clockwise by which the owner turned the picture of screen size; the other forms are the file's own.</param>
    /// <remarks>
    /// The first time it reads the whole file. After that it only looks whether the original is still the file that was indexed.
    /// </remarks>
    /// <exception cref="IOException">The original cannot be read or has changed, or the data folder cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be read or written.</exception>
    /// <exception cref="UnreadablePhotoException">A stripped copy cannot be made: it is no picture, too large, or too damaged.</exception>
    public async Task<DownloadFile> PrepareAsync(IndexedFile original, string contentHash, DownloadVariant form, CancellationToken cancellationToken, int turn = 0)
    {
        if (form == DownloadVariant.Preview)
        {
            return await PreviewAsync(contentHash, turn, cancellationToken);
        }

        files.OpenIndexed(original).Dispose();
        var (measure, extension) = memory.Find(contentHash, form) ?? await MeasureAsync(original, contentHash, form, cancellationToken);
        return extension is null
            ? new DownloadFile(measure, null, _ => Task.FromResult<Stream>(OpenRead(original)), () => memory.Forget(contentHash, form))
            : new DownloadFile(measure, extension, token => OpenCopyAsync(original, contentHash, form, token), () => ForgetCopy(contentHash, form));
    }

    private async Task<DownloadFile> PreviewAsync(string contentHash, int turn, CancellationToken cancellationToken)
    {
        var preview = renditions.PathOf(contentHash, RenditionKind.Preview, turn) ?? throw new FileNotFoundException("The photo has no preview.");
        return new DownloadFile(await FileDigest.OfAsync(preview, cancellationToken), ".jpg", _ => Task.FromResult<Stream>(SharedFile.OpenRead(preview)));
    }

    private void ForgetCopy(string contentHash, DownloadVariant form)
    {
        memory.Forget(contentHash, form);
        maker.Forget(contentHash, form);
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
