using FaceGallery.Web.People;
using FaceGallery.Web.Recognition;

namespace FaceGallery.Web.Indexing;

/// <summary>One run over the library: scan, index what is pending, name the faces. Used by the background service and by the commands.</summary>
public sealed class LibraryIndexer(
    LibraryScanner scanner, IndexingPipeline pipeline, FaceNaming naming, IndexingMeter meter, StageClock clock)
{
    private bool _namesAreCurrent;

    /// <exception cref="MissingWeightsException">There is something to index, but the weights are not there. The scan is done all the same.</exception>
    public async Task<IndexingSummary> IndexAsync(CancellationToken cancellationToken)
    {
        await meter.StartAsync(cancellationToken);
        var scan = await ScanAsync(cancellationToken);
        while (await pipeline.HasWorkAsync(cancellationToken))
        {
            _namesAreCurrent = false;
            await pipeline.RunAsync(written => AfterBatchAsync(written, cancellationToken), cancellationToken);
        }

        await NameAsync(cancellationToken);
        return await meter.FinishAsync(scan, cancellationToken);
    }

    private async Task<ScanSummary> ScanAsync(CancellationToken cancellationToken)
    {
        using var lap = clock.Start(Stage.Scan);
        var scan = await scanner.ScanAsync(cancellationToken);
        _namesAreCurrent &= !await naming.WithdrawMissingPortraitsAsync(cancellationToken);
        return scan;
    }

    /// <summary>Faces get their names while photos still arrive, but never at the cost of a tenth of the time.</summary>
    private async Task AfterBatchAsync(IReadOnlyCollection<PhotoFindings> written, CancellationToken cancellationToken)
    {
        if (naming.IsDue())
        {
            await NameAsync(cancellationToken);
            _namesAreCurrent = false;
        }

        await meter.AdvanceAsync(written, cancellationToken);
    }

    private async Task NameAsync(CancellationToken cancellationToken)
    {
        if (!_namesAreCurrent)
        {
            using var lap = clock.Start(Stage.Match);
            await naming.NameAsync(cancellationToken);
            _namesAreCurrent = true;
        }
    }
}
