using FaceGallery.Domain.Messages;
using FaceGallery.Web.Export;
using FaceGallery.Web.Library;

namespace FaceGallery.Web.Transfers;

/// <summary>What is written for other programs.</summary>
public enum DataExport
{
    /// <summary>A sidecar for each photo.</summary>
    Xmp,

    /// <summary>One file with all that was said.</summary>
    Json,
}

/// <summary>An export that runs, or the last one.</summary>
/// <param name="Place">Full path of the folder or file.</param>
/// <param name="Total">0 until it is known.</param>
public sealed record DataExportState(DataExport What, string Place, int Done, int Total, bool IsRunning)
{
    /// <summary>What came of it.</summary>
    public Message? Result { get; init; }
}

/// <summary>Writes what was said of the photos into the folder for exports, in the background. Safe to use from any thread.</summary>
public sealed partial class DataExports(ExportPlace place, DataWriter writer, ILogger<DataExports> logger) : IAsyncDisposable
{
    private const string FolderName = "FaceGallery data";

    private readonly Lock _lock = new();
    private readonly Listeners _listeners = new();
    private CancellationTokenSource? _stop;
    private Task _running = Task.CompletedTask;

    /// <summary>Null until there was one.</summary>
    public DataExportState? Current { get; private set; }

    /// <summary>Whether there is a folder to export to.</summary>
    public bool IsOffered => place.IsOffered;

    /// <returns>Why it did not begin; null where it did.</returns>
    public Message? Start(DataExport what)
    {
        if (!place.IsOffered)
        {
            return new Message("Refused.NoExportFolder");
        }

        if (place.FolderOf(FolderName) is not { } folder)
        {
            return new Message("Refused.ExportPlace");
        }

        lock (_lock)
        {
            if (_stop is not null)
            {
                return new Message("Refused.Exporting");
            }

            var (stop, path) = (_stop = new CancellationTokenSource(), Path.Combine(folder, what == DataExport.Xmp ? "xmp" : "facegallery.json"));
            Current = new DataExportState(what, path, 0, 0, IsRunning: true);
            _running = Task.Run(() => RunAsync(what, path, stop), CancellationToken.None);
        }

        _listeners.Tell();
        return null;
    }

    /// <summary>Sidecars that are written by then stay.</summary>
    public void Stop()
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
        Stop();
        await _running;
    }

    private async Task RunAsync(DataExport what, string path, CancellationTokenSource stop)
    {
        Message result;
        try
        {
            result = await writer.WriteAsync(what, path, (done, total) => Tell(what, path, done, total), stop.Token);
        }
        catch (OperationCanceledException)
        {
            result = new Message("Export.Stopped");
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The border of the background job.
            LogFailed(exception);
            result = new Message("Export.Failed") { Reason = new Message(exception.Message) };
        }

        lock (_lock)
        {
            (_stop, Current) = (null, new DataExportState(what, path, 0, 0, IsRunning: false) { Result = result });
        }

        stop.Dispose();
        _listeners.Tell();
    }

    private void Tell(DataExport what, string path, int done, int total)
    {
        // A hundred steps are enough to look at.
        if (done == total || done % Math.Max(1, total / 100) == 0)
        {
            lock (_lock)
            {
                Current = new DataExportState(what, path, done, total, IsRunning: true);
            }

            _listeners.Tell();
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "An export of data failed.")]
    private partial void LogFailed(Exception exception);
}
