using FaceGallery.Domain.Messages;
using FaceGallery.Web.Library;
using FaceGallery.Web.Recognition;
using Microsoft.Extensions.Options;

namespace FaceGallery.Web.Indexing;

/// <summary>Runs the indexer in the background: at the start, when asked, and now and then for shares that tell nobody of new files.</summary>
public sealed partial class IndexingService(
    LibraryIndexer indexer, IndexingControl control, IndexingMeter meter, IOptionsMonitor<IndexingOptions> options, ILogger<IndexingService> logger)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The first page should not wait for the first scan.
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            await RunAsync(stoppingToken);
            await WaitAsync(stoppingToken);
        }
    }

    /// <summary>The border of the background job: whatever goes wrong is recorded, shown, and tried again at the next scan.</summary>
    private async Task RunAsync(CancellationToken stoppingToken)
    {
        try
        {
            var summary = await indexer.IndexAsync(stoppingToken);
            LogDone(summary.Decoded, summary.Photos, summary.Failed, summary.Elapsed);
            var state = summary.OfflineRoots.Count > 0 ? IndexingState.Offline : IndexingState.Idle;
            await meter.ReportAsync(state, summary.Problems, stoppingToken);
        }
        catch (MissingWeightsException exception)
        {
            LogMissingWeights(exception.Message);
            await meter.ReportAsync(IndexingState.Idle, exception.Why, stoppingToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogFailed(exception);
            await meter.ReportAsync(IndexingState.Idle, [new Message("Indexing.Problem.Stopped", exception.Message)], stoppingToken);
        }
    }

    private async Task WaitAsync(CancellationToken stoppingToken)
    {
        using var due = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        if (options.CurrentValue.RescanMinutes > 0)
        {
            due.CancelAfter(TimeSpan.FromMinutes(options.CurrentValue.RescanMinutes));
        }

        try
        {
            await control.WaitForScanRequestAsync(due.Token);
        }
        catch (OperationCanceledException)
        {
            // Nobody asked: the time for the next scan has come, or for the end.
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Indexed {Decoded} pictures in {Elapsed}; the library holds {Photos} photos, {Failed} of which could not be read.")]
    private partial void LogDone(int decoded, int photos, int failed, TimeSpan elapsed);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Problem}")]
    private partial void LogMissingWeights(string problem);

    [LoggerMessage(Level = LogLevel.Error, Message = "Indexing stopped; it is tried again at the next scan.")]
    private partial void LogFailed(Exception exception);
}
