using FaceGallery.Web.Library;
using FaceGallery.Web.Stacks;
using Microsoft.Extensions.Options;

namespace FaceGallery.Web.Indexing;

/// <summary>
/// Learns what those photos look like that were read before it was asked, from their thumbnails, and stacks photos once it knows, or when the owner says that they are to be stacked or not.
/// </summary>
public sealed partial class StackUpkeep(EditedPhotos looks, StackFormation stacks, IOptionsMonitor<LibraryOptions> options, ILogger<StackUpkeep> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var due = new SemaphoreSlim(0);
        using var subscription = options.OnChange(_ => due.Release());
        var isOn = options.CurrentValue.StacksPhotos;
        await AttemptAsync(async () =>
        {
            if (await looks.LearnAllLooksAsync(stoppingToken) > 0)
            {
                await stacks.FormAsync(stoppingToken);
            }
        });
        while (true)
        {
            await due.WaitAsync(stoppingToken);
            await AttemptAsync(async () =>
            {
                if (isOn != options.CurrentValue.StacksPhotos)
                {
                    isOn = !isOn;
                    await stacks.FormAsync(stoppingToken);
                }
            });
        }
    }

    private async Task AttemptAsync(Func<Task> work)
    {
        try
        {
            // The first page should not wait for it.
            await Task.Yield();
            await work();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // Thrown from here it would stop the app; photos are stacked anew after each scan that finds something.
            LogFailed(exception);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Photos could not be stacked.")]
    private partial void LogFailed(Exception exception);
}
