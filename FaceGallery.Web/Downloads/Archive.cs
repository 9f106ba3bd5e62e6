using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace FaceGallery.Web.Downloads;

/// <summary>A ZIP of photos whose every byte is fixed before the first is sent: its length is known, and a broken download goes on where it stopped.</summary>
public sealed class Archive
{
    private readonly IReadOnlyList<ArchiveFile> _files;
    private readonly string _note;
    private readonly ILogger _logger;

    /// <param name="files">In the archive's order.</param>
    /// <param name="note">What stands in place of a photo that could not be read, in the reader's language.</param>
    /// <param name="logger">Is told, once for each time that it is sent, what could not be read.</param>
    public Archive(IReadOnlyList<ArchiveFile> files, string note, ILogger logger)
    {
        (_files, _note, _logger) = (files, note, logger);
        Layout = new ZipLayout([.. files.Select(file => new ZipEntry(file.Name, file.File.Digest.Length, file.File.Digest.Crc32, file.ModifiedAt))]);
    }

    public ZipLayout Layout { get; }

    /// <summary>The archive's bytes; whoever reads them disposes of it.</summary>
    public ZipStream OpenRead(Func<int, CancellationToken, Task>? admit = null) => new(Layout, _files, _note, _logger, admit);

    /// <summary>
    /// Sends it, or the part that was asked for. No time of change is told: a photo that left the album would not change it, and a download
    /// that goes on by time would go on with wrong bytes.
    /// </summary>
    /// <param name="admit">
    /// Asked before each photo, by its id, whether it may still be sent. <see cref="IOException"/> puts the note in the photo's place;
    /// <see cref="OperationCanceledException"/> breaks the connection off, so that the reader knows that the archive is not whole.
    /// </param>
    public FileStreamHttpResult ToResult(string fileName, Func<int, CancellationToken, Task>? admit = null) => TypedResults.Stream(
        OpenRead(admit), "application/zip", fileName, lastModified: null, new EntityTagHeaderValue($"\"{Layout.ETag}\""), enableRangeProcessing: true);
}
