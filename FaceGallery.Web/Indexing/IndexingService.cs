using FaceGallery.Domain.Messages;
using FaceGallery.Web.Data;
using FaceGallery.Web.Imaging;
using FaceGallery.Web.Library;
using FaceGallery.Web.Recognition;
using Microsoft.Extensions.Options;

namespace FaceGallery.Web.Indexing;

/// <summary>Runs the indexer in the background: at the start, when asked, and now and then for shares that tell nobody of new files.</summary>
public sealed partial class IndexingService(
    LibraryIndexer indexer, IndexingControl control, IndexingMeter meter, IOptionsMonitor<IndexingOptions> options, ILogger<IndexingService> logger)
    : BackgroundService
{
    /// <summary>After so long without work there is none for a while: what it left behind is given back (10,000 photos: 240 MiB instead of 268).</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The first page should not wait for the first scan.
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            await control.WaitWhileHeldAsync(stoppingToken);
            var isDone = await RunAsync(stoppingToken);
            await WaitAsync(isDone, stoppingToken);
        }
    }

    /// <summary>The border of the background job: whatever goes wrong is recorded, shown, and tried again at the next scan.</summary>
    /// <returns>False where the data folder could not be written: that may be over in a moment, and no photo is to blame.</returns>
    private async Task<bool> RunAsync(CancellationToken stoppingToken)
    {
        try
        {
            var summary = await indexer.IndexAsync(stoppingToken);
            LogDone(summary.Decoded, summary.Photos, summary.Failed, summary.Elapsed);
            var state = summary.OfflineRoots.Count > 0 ? IndexingState.Offline : IndexingState.Idle;
            await meter.ReportAsync(state, summary.Problems, stoppingToken);
            return true;
        }
        catch (MissingWeightsException exception)
        {
            LogMissingWeights(exception.Message);
            await meter.ReportAsync(IndexingState.Idle, exception.Why, stoppingToken);
            return true;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogFailed(exception);
            var unwritten = WriteFailure.Of(exception);
            meter.ReportStop(unwritten ?? new Message("Indexing.Problem.Stopped", exception.Message));
            return unwritten is null;
        }
    }

    private async Task WaitAsync(bool isDone, CancellationToken stoppingToken)
    {
        if (await IsAskedWithinAsync(Rest, stoppingToken) || !isDone || stoppingToken.IsCancellationRequested)
        {
            return;
        }

        FreedMemory.GiveBack();
        var minutes = options.CurrentValue.RescanMinutes;
        await IsAskedWithinAsync(minutes > 0 ? TimeSpan.FromMinutes(minutes) : Timeout.InfiniteTimeSpan, stoppingToken);
    }

    /// <returns>False when the time is over, or the app stops.</returns>
    private async Task<bool> IsAskedWithinAsync(TimeSpan time, CancellationToken stoppingToken)
    {
        using var due = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        due.CancelAfter(time);
        try
        {
            await control.WaitForScanRequestAsync(due.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Indexed {Decoded} pictures in {Elapsed}; the library holds {Photos} photos, {Failed} of which could not be read.")]
    private partial void LogDone(int decoded, int photos, int failed, TimeSpan elapsed);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Problem}")]
    private partial void LogMissingWeights(string problem);

    [LoggerMessage(Level = LogLevel.Error, Message = "Indexing stopped; it is tried again at the next scan.")]
    private partial void LogFailed(Exception exception);
}
