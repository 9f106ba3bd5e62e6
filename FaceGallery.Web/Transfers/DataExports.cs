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

    private readonly BackgroundJob<DataExportState> _job = new();

    /// <summary>Null until there was one.</summary>
    public DataExportState? Current => _job.Current;

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

        var path = Path.Combine(folder, what == DataExport.Xmp ? "xmp" : "facegallery.json");
        return _job.StartAsync(_ => new DataExportState(what, path, 0, 0, IsRunning: true), stop => RunAsync(what, path, stop)) is null ? new Message("Refused.Exporting") : null;
    }

    /// <summary>Sidecars that are written by then stay.</summary>
    public void Stop() => _job.Stop();

    /// <inheritdoc cref="BackgroundJob{TState}.Subscribe"/>
    public IDisposable Subscribe(Action onChanged) => _job.Subscribe(onChanged);

    public ValueTask DisposeAsync() => _job.DisposeAsync();

    private async Task<DataExportState> RunAsync(DataExport what, string path, CancellationToken cancellationToken)
    {
        var ended = new DataExportState(what, path, 0, 0, IsRunning: false);
        try
        {
            return ended with { Result = await writer.WriteAsync(what, path, (done, total) => Tell(what, path, done, total), cancellationToken) };
        }
        catch (OperationCanceledException)
        {
            return ended with { Result = new Message("Export.Stopped") };
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The border of the background job.
            LogFailed(exception);
            return ended with { Result = new Message("Export.Failed") { Reason = new Message(exception.Message) } };
        }
    }

    private void Tell(DataExport what, string path, int done, int total) => _job.Tell(done, total, () => new DataExportState(what, path, done, total, IsRunning: true));

    [LoggerMessage(Level = LogLevel.Error, Message = "An export of data failed.")]
    private partial void LogFailed(Exception exception);
}
