using FaceGallery.Web.Data;
using FaceGallery.Web.Imaging;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace FaceGallery.Web.Maintenance;

/// <summary>Sweeps the renditions daily: edits leave those of the picture before, and whoever is killed those of photos that were never written down.</summary>
public sealed partial class RenditionUpkeep(
    IDbContextFactory<FaceGalleryDbContext> contexts, RenditionStore renditions, IOptionsMonitor<ImagingOptions> options, ILogger<RenditionUpkeep> logger, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan BeforeFirst = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <returns>How many files were removed.</returns>
    public async Task<int> SweepAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        var known = await context.Photos.Where(photo => photo.ContentHash != null).Select(photo => photo.ContentHash!).ToHashSetAsync(cancellationToken);
        long? limit = options.CurrentValue.PreviewMegabytes is > 0 and var megabytes ? megabytes * 1_000_000L : null;
        return await Task.Run(() => renditions.Sweep(known.Contains, limit, time.GetUtcNow().UtcDateTime, cancellationToken), cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(BeforeFirst, time, stoppingToken);
        using var timer = new PeriodicTimer(Day, time);
        do
        {
            try
            {
                var removed = await SweepAsync(stoppingToken);
                LogSwept(removed);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                // Thrown from here it would stop the app.
                LogFailed(exception);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Removed {Files} renditions that belonged to no photo, or were above the limit.")]
    private partial void LogSwept(int files);

    [LoggerMessage(Level = LogLevel.Error, Message = "Renditions could not be swept.")]
    private partial void LogFailed(Exception exception);
}
