using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace FaceGallery.Web.Downloads;

/// <summary>Photos of an archive that make a smaller one.</summary>
/// <param name="Bytes">Of their files together.</param>
public sealed record ArchivePart(IReadOnlyList<int> PhotoIds, long Bytes);

/// <summary>A ZIP of photos whose every byte is fixed before the first is sent: its length is known, and a broken download goes on where it stopped.</summary>
public sealed partial class Archive
{
    private readonly IReadOnlyList<ArchiveFile> _files;
    private readonly ILogger _logger;
    private readonly Action? _brokeOff;

    /// <param name="files">In the archive's order.</param>
    /// <param name="logger">Is told where it broke off, and why.</param>
    /// <param name="brokeOff">Called when a photo is no longer what it was, so that the archive cannot be sent any more.</param>
    public Archive(IReadOnlyList<ArchiveFile> files, ILogger logger, Action? brokeOff = null)
    {
        (_files, _logger, _brokeOff) = (files, logger, brokeOff);
        Layout = new ZipLayout([.. files.Select(file => new ZipEntry(file.Name, file.File.Digest.Length, file.File.Digest.Crc32, file.ModifiedAt))]);
    }

    public ZipLayout Layout { get; }

    /// <summary>Ids of its photos in parts of at most so many bytes, in their order; a photo that is larger has a part of its own.</summary>
    public IReadOnlyList<ArchivePart> Parts(long most)
    {
        var parts = new List<ArchivePart>();
        foreach (var file in _files.Where(file => file.PhotoId > 0))
        {
            if (parts is [.., var last] && last.Bytes + file.File.Digest.Length <= most)
            {
                parts[^1] = new ArchivePart([.. last.PhotoIds, file.PhotoId], last.Bytes + file.File.Digest.Length);
            }
            else
            {
                parts.Add(new ArchivePart([file.PhotoId], file.File.Digest.Length));
            }
        }

        return parts;
    }

    /// <summary>The archive's bytes; whoever reads them disposes of it.</summary>
    public ZipStream OpenRead(Func<int, CancellationToken, Task>? admit = null) => new(Layout, _files, BreakOff, admit);

    /// <summary>
    /// Sends it, or the part that was asked for by whoever says of which archive: parts of two archives make none, and a reader that does not compare
    /// their entity tags would not notice. No time of change is told: a photo that left the album would not change it, and a download that goes on by
    /// time would go on with wrong bytes.
    /// </summary>
    /// <param name="admit">
    /// Asked before each photo, by its id, whether it may still be sent. <see cref="OperationCanceledException"/> breaks the connection off, so that the
    /// reader knows that the archive is not whole.
    /// </param>
    public FileStreamHttpResult ToResult(HttpRequest request, string fileName, Func<int, CancellationToken, Task>? admit = null)
    {
        var asked = request.GetTypedHeaders();
        if (asked.IfRange?.EntityTag is null && asked.IfMatch.All(tag => tag.Equals(EntityTagHeaderValue.Any)))
        {
            request.Headers.Remove(HeaderNames.Range);
        }

        return TypedResults.Stream(
            OpenRead(admit), "application/zip", fileName, lastModified: null, new EntityTagHeaderValue($"\"{Layout.ETag}\""), enableRangeProcessing: true);
    }

    private void BreakOff(ArchiveFile file, Exception reason)
    {
        file.File.Forget?.Invoke();
        _brokeOff?.Invoke();
        LogBrokenOff(_logger, file.PhotoId, reason.GetType().Name);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "An archive broke off: photo {PhotoId} is no longer what it was when the archive was planned ({Reason}).")]
    private static partial void LogBrokenOff(ILogger logger, int photoId, string reason);
}
