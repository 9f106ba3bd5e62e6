using FaceGallery.Domain.Messages;
using FaceGallery.Web.Files;
using FaceGallery.Web.History;
using FaceGallery.Web.Library;

namespace FaceGallery.Web.Export;

/// <summary>An export that runs, or the last one.</summary>
/// <param name="Folder">Full path.</param>
/// <param name="Done">Files that are seen to.</param>
/// <param name="Total">All files; 0 until they are known.</param>
public sealed record ExportState(string Folder, int Done, int Total, bool IsRunning)
{
    /// <summary>Null where it was stopped, or could not be done.</summary>
    public AlbumExportResult? Result { get; init; }

    /// <summary>Why it could not be done; null where it was.</summary>
    public Message? Problem { get; init; }
}

/// <summary>Exports an album at a time in the background: it goes on when the page that began it is closed. Safe to use from any thread.</summary>
public sealed partial class ExportJobs(ExportPlace place, ExportedPhotos photos, LibraryFiles files, ILogger<ExportJobs> logger) : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly Listeners _listeners = new();
    private CancellationTokenSource? _stop;
    private Task _running = Task.CompletedTask;

    /// <summary>Null until there was one.</summary>
    public ExportState? Current { get; private set; }

    /// <summary>Whether there is a folder to export to.</summary>
    public bool IsOffered => place.IsOffered;

    /// <returns>Why it did not begin; null where it did.</returns>
    public Message? Start(ExportRequest request)
    {
        if (!place.IsOffered)
        {
            return new Message("Refused.NoExportFolder");
        }

        if (place.FolderOf(request.Name) is not { } folder)
        {
            return new Message("Refused.ExportPlace");
        }

        lock (_lock)
        {
            if (_stop is not null)
            {
                return new Message("Refused.Exporting");
            }

            var stop = _stop = new CancellationTokenSource();
            Current = new ExportState(folder, 0, 0, IsRunning: true);
            _running = Task.Run(() => RunAsync(request, folder, stop), CancellationToken.None);
        }

        _listeners.Tell();
        return null;
    }

    /// <summary>What is there by then stays, and the next export of the album goes on from it.</summary>
    public void Cancel()
    {
        lock (_lock)
        {
            _stop?.Cancel();
        }
    }

    /// <summary>Calls back after each change of <see cref="Current"/>, until disposed. The callback must be quick.</summary>
    public IDisposable Subscribe(Action onChanged) => _listeners.Add(onChanged);

    public async ValueTask DisposeAsync()
    {
        Cancel();
        await _running;
    }

    private async Task RunAsync(ExportRequest request, string folder, CancellationTokenSource stop)
    {
        var ended = new ExportState(folder, 0, 0, IsRunning: false);
        try
        {
            var wanted = await photos.ReadAsync(request, stop.Token);
            ended = wanted.Count == 0
                ? ended with { Problem = new Message("Export.Empty") }
                : ended with { Done = wanted.Count, Total = wanted.Count, Result = Export(request, folder, wanted, stop.Token) };
        }
        catch (OperationCanceledException)
        {
            ended = ended with { Problem = new Message("Export.Stopped") };
        }
        catch (AlbumExportException exception)
        {
            ended = ended with { Problem = new Message("Export.Failed") { Reason = exception.Why } };
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The border of the background job.
            LogFailed(exception);
            ended = ended with { Problem = new Message("Export.Failed") { Reason = new Message(exception.Message) } };
        }

        lock (_lock)
        {
            (_stop, Current) = (null, ended);
        }

        stop.Dispose();
        _listeners.Tell();
    }

    private AlbumExportResult Export(ExportRequest request, string folder, IReadOnlyList<WantedFile> wanted, CancellationToken cancellationToken)
    {
        using var exporter = AlbumExporter.Open(folder, new ExportTerms(files) { Album = request.Identity, IsForOthers = true, LeastFreeBytes = place.LeastFreeBytes });
        return exporter.Export(wanted, request.Mode, done => Report(folder, done, wanted.Count), cancellationToken);
    }

    private void Report(string folder, int done, int total)
    {
        // A hundred steps are enough to look at.
        if (done == total || done % Math.Max(1, total / 100) == 0)
        {
            lock (_lock)
            {
                Current = new ExportState(folder, done, total, IsRunning: true);
            }

            _listeners.Tell();
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "An export failed.")]
    private partial void LogFailed(Exception exception);
}

/// <summary>Lets the owner export, and nobody else.</summary>
public sealed class AlbumExports(ExportJobs jobs, IChangeAuthority authority)
{
    /// <returns>Why it did not begin; null where it did.</returns>
    public async Task<Message?> StartAsync(ExportRequest request, CancellationToken cancellationToken) =>
        await authority.MayChangeAsync(cancellationToken) ? jobs.Start(request) : new Message("NotAllowed.Text");
}
