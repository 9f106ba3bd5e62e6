using FaceGallery.Web.Library;
using FaceGallery.Web.Recognition;

namespace FaceGallery.Web.Indexing;

/// <summary>One run over the library: scan, index what is pending, decide what follows from all of it. Used by the background service and by the commands.</summary>
public sealed class LibraryIndexer(
    LibrarySurvey survey, IndexingPipeline pipeline, PostIndexing order, IndexingMeter meter, StageClock clock, TimeProvider time)
{
    /// <summary>Between two looks at files that somebody is still writing.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <summary>So often they are looked at; whoever is still at it then changes them once more, which asks for a scan.</summary>
    private const int MostLooks = 4;

    /// <exception cref="MissingWeightsException">There is something to index, but the weights are not there. The scan is done all the same.</exception>
    public async Task<IndexingSummary> IndexAsync(CancellationToken cancellationToken)
    {
        await meter.StartAsync(cancellationToken);
        var (scan, gone) = await ReadAsync(await ScanAsync(cancellationToken), cancellationToken);
        if (gone > 0 && scan.OfflineRoots.Count == 0)
        {
            (scan, _) = await ReadAsync(await ScanAsync(cancellationToken), cancellationToken);
        }

        await order.DecideAsync(cancellationToken);
        return await meter.FinishAsync(scan, cancellationToken);
    }

    private async Task<ScanSummary> ScanAsync(CancellationToken cancellationToken)
    {
        using var lap = clock.Start(Stage.Scan);
        var scan = await survey.RunAsync(
            known =>
            {
                order.Outdate();
                return meter.AdvanceAsync(known, cancellationToken);
            },
            cancellationToken);
        await order.WithdrawMissingPortraitsAsync(cancellationToken);

        // Pages know what is to come before the first of it is read.
        await meter.ReportAsync(IndexingState.Running, [], cancellationToken);
        return scan;
    }

    /// <summary>Reads what waits, until nothing does but files that are not there, or are not whole yet. Whoever asks for a scan meanwhile need not wait for that.</summary>
    /// <param name="scan">The last one.</param>
    /// <returns>The last one by then, and how many files are not there.</returns>
    private async Task<(ScanSummary Scan, int Gone)> ReadAsync(ScanSummary scan, CancellationToken cancellationToken)
    {
        var (done, gone, unfinished, looks) = (1, 0, 0, 0);
        while ((done > 0 || (unfinished > 0 && looks < MostLooks)) && await pipeline.HasWorkAsync(cancellationToken))
        {
            if (done == 0)
            {
                looks++;
                await Task.Delay(Pause, time, cancellationToken);
            }

            (done, gone, unfinished) = (0, 0, 0);
            await pipeline.RunAsync(
                async written =>
                {
                    var (away, half) = (written.Count(findings => findings is PhotoFindings.Gone), written.Count(findings => findings is PhotoFindings.Unfinished));
                    (done, gone, unfinished) = (done + written.Count - away - half, gone + away, unfinished + half);
                    if (away + half < written.Count)
                    {
                        order.Outdate();
                        await AfterBatchAsync(written, cancellationToken);
                    }
                },
                () => survey.IsDue,
                cancellationToken);
            if (survey.IsDue)
            {
                scan = await ScanAsync(cancellationToken);

                // The queue is another one.
                done++;
            }
        }

        return (scan, gone);
    }

    private async Task AfterBatchAsync(IReadOnlyCollection<PhotoFindings> written, CancellationToken cancellationToken)
    {
        await order.CatchUpAsync(cancellationToken);
        await meter.AdvanceAsync(written, cancellationToken);
    }
}
