using FaceGallery.Web.Library;
using FaceGallery.Web.Recognition;

namespace FaceGallery.Web.Indexing;

/// <summary>One run over the library: scan, index what is pending, decide what follows from all of it. Used by the background service and by the commands.</summary>
public sealed class LibraryIndexer(
    LibrarySurvey survey, IndexingPipeline pipeline, PostIndexing order, IndexingMeter meter, StageClock clock)
{
    /// <exception cref="MissingWeightsException">There is something to index, but the weights are not there. The scan is done all the same.</exception>
    public async Task<IndexingSummary> IndexAsync(CancellationToken cancellationToken)
    {
        await meter.StartAsync(cancellationToken);
        var scan = await ScanAsync(cancellationToken);
        if (await ReadAsync(cancellationToken) > 0 && scan.OfflineRoots.Count == 0)
        {
            scan = await ScanAsync(cancellationToken);
            await ReadAsync(cancellationToken);
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

    /// <summary>Reads what waits, until nothing does but files that are not there.</summary>
    /// <returns>How many those are.</returns>
    private async Task<int> ReadAsync(CancellationToken cancellationToken)
    {
        var (done, gone) = (1, 0);
        while (done > 0 && await pipeline.HasWorkAsync(cancellationToken))
        {
            (done, gone) = (0, 0);
            await pipeline.RunAsync(
                async written =>
                {
                    var away = written.Count(findings => findings is PhotoFindings.Gone);
                    (done, gone) = (done + written.Count - away, gone + away);
                    if (away < written.Count)
                    {
                        order.Outdate();
                        await AfterBatchAsync(written, cancellationToken);
                    }
                },
                cancellationToken);
        }

        return gone;
    }

    private async Task AfterBatchAsync(IReadOnlyCollection<PhotoFindings> written, CancellationToken cancellationToken)
    {
        await order.CatchUpAsync(cancellationToken);
        await meter.AdvanceAsync(written, cancellationToken);
    }
}
