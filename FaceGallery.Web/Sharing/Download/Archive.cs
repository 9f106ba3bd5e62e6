using FaceGallery.Domain.Sharing;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace FaceGallery.Web.Sharing.Download;

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
        Layout = new ZipLayout([.. files.Select(file => new ZipEntry(file.Name, file.File.Measure.Length, file.File.Measure.Crc32, file.ModifiedAt))]);
    }

    public ZipLayout Layout { get; }

    /// <summary>The archive's bytes; whoever reads them disposes of it.</summary>
    public ZipStream OpenRead() => new(Layout, _files, _note, _logger);

    /// <summary>
    /// Sends it, or the part that was asked for. No time of change is told: a photo that left the album would not change it, and a download
    /// that goes on by time would go on with wrong bytes.
    /// </summary>
    public FileStreamHttpResult ToResult(string fileName) => TypedResults.Stream(
        OpenRead(), "application/zip", fileName, lastModified: null, new EntityTagHeaderValue($"\"{Layout.ETag}\""), enableRangeProcessing: true);
}
