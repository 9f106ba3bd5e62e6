using FaceGallery.Web.Imaging;

namespace FaceGallery.Web.Sharing.Download;

/// <summary>Gets photos ready to be handed out: measured, and where the form asks for it changed. Safe for concurrent use.</summary>
public sealed class DownloadFiles(MeasureMemory memory, VariantMaker maker)
{
    /// <param name="path">The original.</param>
    /// <param name="contentHash">Its content hash when it was indexed.</param>
    /// <remarks>
    /// The first time it reads the whole file. Where the original has changed since, the file is that of before, and is found wanting when it is sent.
    /// </remarks>
    /// <exception cref="IOException">The original cannot be read or has changed, or the data folder cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be read or written.</exception>
    /// <exception cref="UnreadablePhotoException">A stripped copy cannot be made: it is no picture, too large, or too damaged.</exception>
    public async Task<DownloadFile> PrepareAsync(string path, string contentHash, DownloadForm form, CancellationToken cancellationToken)
    {
        var (measure, extension) = memory.Find(contentHash, form) ?? await MeasureAsync(path, contentHash, form, cancellationToken);
        return new DownloadFile(measure, extension, extension is null
            ? _ => Task.FromResult<Stream>(SharedFile.OpenRead(path))
            : token => OpenCopyAsync(path, contentHash, form, token));
    }

    private async Task<(Measure Measure, string? Extension)> MeasureAsync(
        string path, string contentHash, DownloadForm form, CancellationToken cancellationToken)
    {
        if (form == DownloadForm.Original || (form == DownloadForm.Readable && IsReadable(path)))
        {
            return await MeasureOriginalAsync(path, contentHash, form, cancellationToken);
        }

        try
        {
            var (copy, measure) = await maker.MakeAsync(path, contentHash, form, cancellationToken);
            memory.Remember(contentHash, form, measure, Path.GetExtension(copy));
            return (measure, Path.GetExtension(copy));
        }
        catch (UnreadablePhotoException) when (form == DownloadForm.Readable)
        {
            return await MeasureOriginalAsync(path, contentHash, form, cancellationToken);
        }
    }

    private async Task<(Measure Measure, string? Extension)> MeasureOriginalAsync(
        string path, string contentHash, DownloadForm form, CancellationToken cancellationToken)
    {
        var (measure, hash) = await Measure.OfAsync(path, cancellationToken);
        if (hash == contentHash)
        {
            memory.Remember(contentHash, form, measure, extension: null);
        }

        return (measure, null);
    }

    // The cache may have let it go since, and may let it go again before it is open.
    private async Task<Stream> OpenCopyAsync(string path, string contentHash, DownloadForm form, CancellationToken cancellationToken)
    {
        try
        {
            return SharedFile.OpenRead((await maker.MakeAsync(path, contentHash, form, cancellationToken)).Path);
        }
        catch (FileNotFoundException) when (File.Exists(path))
        {
            return SharedFile.OpenRead((await maker.MakeAsync(path, contentHash, form, cancellationToken)).Path);
        }
    }

    private static bool IsReadable(string path)
    {
        try
        {
            return PhotoDecoder.FormatOf(path) is not (PictureFormat.Heic or PictureFormat.JpegXl or PictureFormat.Jpeg2000 or PictureFormat.Raw);
        }
        catch (UnreadablePhotoException)
        {
            return true;
        }
    }
}
