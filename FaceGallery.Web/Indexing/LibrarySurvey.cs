using FaceGallery.Web.Library;

namespace FaceGallery.Web.Indexing;

/// <summary>
/// What lies in the root folders by now: a scan, and then which of the files that wait are photos that are known. Only when that is clear it can be told which
/// photos are gone, and which of the others were edited.
/// </summary>
public sealed class LibrarySurvey(LibraryScanner scanner, PendingPhotos pending, PhotoReader reader, PhotoWriter writer, IndexingControl control)
{
    private const int BatchSize = 100;

    /// <param name="onWritten">Called after each batch of known photos.</param>
    public async Task<ScanSummary> RunAsync(Func<IReadOnlyList<PhotoFindings>, Task> onWritten, CancellationToken cancellationToken)
    {
        var scan = await scanner.ScanAsync(cancellationToken);
        var known = new List<PhotoFindings>(BatchSize);
        await foreach (var job in pending.ReadFamiliarAsync(cancellationToken))
        {
            await control.WaitWhilePausedAsync(cancellationToken);
            if (await reader.IdentifyAsync(job, cancellationToken) is { } found)
            {
                known.Add(found);
            }

            if (known.Count == BatchSize)
            {
                await WriteAsync(known, onWritten, cancellationToken);
            }
        }

        await WriteAsync(known, onWritten, cancellationToken);
        await writer.SettleAsync(cancellationToken);
        return scan;
    }

    private async Task WriteAsync(List<PhotoFindings> known, Func<IReadOnlyList<PhotoFindings>, Task> onWritten, CancellationToken cancellationToken)
    {
        if (known.Count > 0)
        {
            await writer.WriteAsync(known, cancellationToken);
            await onWritten(known);
            known.Clear();
        }
    }
}
