using FaceGallery.Domain.Messages;
using FaceGallery.Web.Localisation;
using FaceGallery.Web.Recognition;

namespace FaceGallery.Web.Indexing;

/// <summary>Changes to the models that the owner has set, in the background, until it is done.</summary>
public sealed partial class ModelUpkeep(ModelChange change, TimeProvider time, ILogger<ModelUpkeep> logger) : BackgroundService
{
    private static readonly TimeSpan AfterFailure = TimeSpan.FromMinutes(1);

    private Message? _told;

    /// <summary>Before photos are read and pages are served.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await change.ServeAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (await AttemptAsync(stoppingToken) is { } pause)
        {
            await Task.Delay(pause, time, stoppingToken);
        }
    }

    /// <returns>After how long it is to be tried again; null where there is nothing more to be done.</returns>
    private async Task<TimeSpan?> AttemptAsync(CancellationToken stoppingToken)
    {
        try
        {
            var pause = await change.RunAsync(stoppingToken);
            if (change.Problem is { } problem && problem.ToString() != _told?.ToString())
            {
                LogProblem(EnglishText.Of(problem));
            }

            _told = change.Problem;
            return pause;
        }
        catch (MissingWeightsException)
        {
            // Every page says so.
            return AfterFailure;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // Thrown from here it would stop the app.
            LogFailed(exception);
            return AfterFailure;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Sentence}")]
    private partial void LogProblem(string sentence);

    [LoggerMessage(Level = LogLevel.Error, Message = "The models could not be changed; it is tried again.")]
    private partial void LogFailed(Exception exception);
}
