using FaceGallery.Web.Library;

namespace FaceGallery.Web.Indexing;

/// <summary>
/// What lies in the root folders by now: a scan, and then which of the files that wait are photos that are known. Only when that is clear it can be told which
/// photos are gone, and which of the others were edited.
/// </summary>
public sealed class LibrarySurvey(LibraryScanner scanner, PendingPhotos pending, PhotoReader reader, PhotoWriter writer, IndexingControl control, TimeProvider time)
{
    private const int BatchSize = 100;

    /// <summary>Of the time, that looking may take while there is something to read.</summary>
    private const int Part = 10;

    /// <summary>However long it took.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(10);

    private long _endedAt;
    private TimeSpan _took;

    /// <summary>Somebody asked for a scan since the last one began, and that is long enough ago.</summary>
    public bool IsDue => control.IsScanRequested && time.GetElapsedTime(_endedAt) is var since && (since >= Part * _took || since >= LongestWait);

    /// <param name="onWritten">Called after each batch of known photos.</param>
    public async Task<ScanSummary> RunAsync(Func<IReadOnlyList<PhotoFindings>, Task> onWritten, CancellationToken cancellationToken)
    {
        control.BeginScan();
        var began = time.GetTimestamp();
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
        (_took, _endedAt) = (time.GetElapsedTime(began), time.GetTimestamp());
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
