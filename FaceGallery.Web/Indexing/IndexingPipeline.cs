using System.Diagnostics;
using System.Threading.Channels;
using FaceGallery.Web.Library;
using Microsoft.Extensions.Options;

namespace FaceGallery.Web.Indexing;

/// <summary>
/// Takes pending photos through a worker for each core to one writer. Bounded channels between them keep memory the same
/// whatever the library's size: workers wait for the writer, the queue waits for the workers.
/// </summary>
public sealed class IndexingPipeline(PendingPhotos pending, PhotoReader reader, PhotoWriter writer, IndexingControl control, IOptionsMonitor<IndexingOptions> options)
{
    private const int LargestBatch = 32;

    /// <summary>Once it was read among others, once alone.</summary>
    private const int MaxDeaths = 2;

    public async Task<bool> HasWorkAsync(CancellationToken cancellationToken) => !await pending.IsEmptyAsync(cancellationToken);

    /// <summary>Works until the queue was read to its end, or it is enough.</summary>
    /// <param name="onWritten">Called after each batch, before the next one is written.</param>
    /// <param name="isEnough">No more is begun then. Asked after each photo that was begun.</param>
    public async Task RunAsync(Func<IReadOnlyList<PhotoFindings>, Task> onWritten, Func<bool> isEnough, CancellationToken cancellationToken)
    {
        await Task.Run(reader.Prepare, cancellationToken);
        await ReadSuspectsAsync(onWritten, cancellationToken);
        foreach (var turn in pending.Turns(cancellationToken))
        {
            if (!await RunAsync(turn, onWritten, isEnough, cancellationToken))
            {
                return;
            }
        }
    }

    /// <returns>False where it was enough.</returns>
    private async Task<bool> RunAsync(
        IAsyncEnumerable<PhotoJob> turn, Func<IReadOnlyList<PhotoFindings>, Task> onWritten, Func<bool> isEnough, CancellationToken cancellationToken)
    {
        var workers = options.CurrentValue.WorkersHere;
        using var broken = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var jobs = Channel.CreateBounded<PhotoJob>(workers * 2);
        var findings = Channel.CreateBounded<ReadPhoto>(LargestBatch);
        var feed = FeedAsync(turn, jobs.Writer, isEnough, broken.Token);
        await Task.WhenAll(
            Guard(feed, jobs.Writer, broken),
            Guard(Task.WhenAll(Enumerable.Range(0, workers).Select(_ => Task.Run(() => WorkAsync(jobs.Reader, findings.Writer, broken.Token), broken.Token))), findings.Writer, broken),
            Guard(WriteAsync(findings.Reader, onWritten, broken.Token), findings.Writer, broken));
        return await feed;
    }

    /// <summary>When one part ends, the next learns that no more will come; when one fails, all stop.</summary>
    private static async Task Guard<T>(Task part, ChannelWriter<T> output, CancellationTokenSource broken)
    {
        try
        {
            await part;
        }
        catch
        {
            await broken.CancelAsync();
            throw;
        }
        finally
        {
            output.TryComplete();
        }
    }

    private static async Task<bool> FeedAsync(IAsyncEnumerable<PhotoJob> turn, ChannelWriter<PhotoJob> jobs, Func<bool> isEnough, CancellationToken cancellationToken)
    {
        await foreach (var job in turn.WithCancellation(cancellationToken))
        {
            await jobs.WriteAsync(job, cancellationToken);
            if (isEnough())
            {
                return false;
            }
        }

        return true;
    }

    private async Task WorkAsync(ChannelReader<PhotoJob> jobs, ChannelWriter<ReadPhoto> findings, CancellationToken cancellationToken)
    {
        await foreach (var job in jobs.ReadAllAsync(cancellationToken))
        {
            await control.WaitWhilePausedAsync(cancellationToken);
            await findings.WriteAsync(await ReadAsync(job, cancellationToken), cancellationToken);
        }
    }

    private async Task<ReadPhoto> ReadAsync(PhotoJob job, CancellationToken cancellationToken)
    {
        using var mark = pending.Begin(job);
        using var journey = Telemetry.Source.StartActivity("photo");
        journey?.SetTag("facegallery.file.id", job.FileId);
        return new ReadPhoto(await reader.ReadAsync(job, cancellationToken), journey?.Context ?? default);
    }

    /// <summary>A file that kills the process would kill each that comes after it, and nothing behind it would ever be read: it is set aside.</summary>
    private async Task ReadSuspectsAsync(Func<IReadOnlyList<PhotoFindings>, Task> onWritten, CancellationToken cancellationToken)
    {
        await foreach (var job in pending.ReadSuspectsAsync(cancellationToken))
        {
            await control.WaitWhilePausedAsync(cancellationToken);
            PhotoFindings[] findings = [job.Deaths < MaxDeaths ? (await ReadAsync(job, cancellationToken)).Findings : SetAside(job)];
            await writer.WriteAsync(findings, cancellationToken);
            await onWritten(findings);
        }
    }

    private static PhotoFindings.Failed SetAside(PhotoJob job) => new(
        job.FileId,
        ContentHash: null,
        new("Unreadable.StoppedTwice"),
        RetryOnScan: false);

    private async Task WriteAsync(
        ChannelReader<ReadPhoto> findings, Func<IReadOnlyList<PhotoFindings>, Task> onWritten, CancellationToken cancellationToken)
    {
        var batch = new List<ReadPhoto>(LargestBatch);
        while (await findings.WaitToReadAsync(cancellationToken))
        {
            while (batch.Count < LargestBatch && findings.TryRead(out var found))
            {
                batch.Add(found);
            }

            var written = batch.ConvertAll(photo => photo.Findings);
            using (Telemetry.Source.StartActivity("batch", ActivityKind.Internal, default(ActivityContext), links: batch.Select(photo => new ActivityLink(photo.Journey))))
            {
                await writer.WriteAsync(written, cancellationToken);
            }

            await onWritten(written);
            batch.Clear();
        }
    }

    /// <param name="Journey">Its trace, to which that of the batch that writes it is linked.</param>
    private readonly record struct ReadPhoto(PhotoFindings Findings, ActivityContext Journey);
}
