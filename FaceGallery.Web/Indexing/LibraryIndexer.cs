using FaceGallery.Web.Recognition;

namespace FaceGallery.Web.Indexing;

/// <summary>One run over the library: scan, index what is pending, decide what follows from all of it. Used by the background service and by the commands.</summary>
public sealed class LibraryIndexer(
    LibraryScanner scanner, IndexingPipeline pipeline, LibraryOrder order, IndexingMeter meter, StageClock clock)
{
    /// <exception cref="MissingWeightsException">There is something to index, but the weights are not there. The scan is done all the same.</exception>
    public async Task<IndexingSummary> IndexAsync(CancellationToken cancellationToken)
    {
        await meter.StartAsync(cancellationToken);
        var scan = await ScanAsync(cancellationToken);
        while (await pipeline.HasWorkAsync(cancellationToken))
        {
            order.Outdate();
            await pipeline.RunAsync(written => AfterBatchAsync(written, cancellationToken), cancellationToken);
        }

        await order.DecideAsync(cancellationToken);
        return await meter.FinishAsync(scan, cancellationToken);
    }

    private async Task<ScanSummary> ScanAsync(CancellationToken cancellationToken)
    {
        using var lap = clock.Start(Stage.Scan);
        var scan = await scanner.ScanAsync(cancellationToken);
        await order.WithdrawMissingPortraitsAsync(cancellationToken);
        return scan;
    }

    private async Task AfterBatchAsync(IReadOnlyCollection<PhotoFindings> written, CancellationToken cancellationToken)
    {
        await order.CatchUpAsync(cancellationToken);
        await meter.AdvanceAsync(written, cancellationToken);
    }
}
