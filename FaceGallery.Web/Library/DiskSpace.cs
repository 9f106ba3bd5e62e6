using System.Globalization;
using FaceGallery.Domain.Messages;
using FaceGallery.Web.Data;
using Microsoft.Extensions.Options;

namespace FaceGallery.Web.Library;

/// <summary>Holds the indexer while the data disk has less room than it should, says so on every page, and lets it go on by itself.</summary>
public sealed class DiskSpace(DataFolder folder, IOptionsMonitor<StorageOptions> options, IndexingControl indexing, AppProblems problems, TimeProvider time) : BackgroundService
{
    /// <summary>An indexer writes some megabytes in that time.</summary>
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(2);

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        // Before the first photo is read.
        Look();
        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Turn, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            Look();
        }
    }

    private void Look()
    {
        var (least, wasHeld) = (options.CurrentValue, indexing.IsHeld);
        var isFull = Free() < least.LeastFreeBytes;
        indexing.Hold(isFull);
        problems.Set(AppProblem.DiskFull, isFull ? new Message("Data.Scarce", least.LeastFreeMegabytes.ToString(CultureInfo.InvariantCulture)) : null);
        if (wasHeld && !isFull)
        {
            indexing.RequestScan();
        }
    }

    private long Free()
    {
        try
        {
            return folder.FreeBytes;
        }
        catch (IOException)
        {
            // A drive that does not say is no full one.
            return long.MaxValue;
        }
    }
}
