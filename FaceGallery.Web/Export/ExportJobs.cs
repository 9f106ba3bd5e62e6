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
    private readonly BackgroundJob<ExportState> _job = new();

    /// <summary>Null until there was one.</summary>
    public ExportState? Current => _job.Current;

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

        return _job.StartAsync(_ => new ExportState(folder, 0, 0, IsRunning: true), stop => RunAsync(request, folder, stop)) is null ? new Message("Refused.Exporting") : null;
    }

    /// <summary>What is there by then stays, and the next export of the album goes on from it.</summary>
    public void Cancel() => _job.Stop();

    /// <inheritdoc cref="BackgroundJob{TState}.Subscribe"/>
    public IDisposable Subscribe(Action onChanged) => _job.Subscribe(onChanged);

    public ValueTask DisposeAsync() => _job.DisposeAsync();

    private async Task<ExportState> RunAsync(ExportRequest request, string folder, CancellationToken cancellationToken)
    {
        var ended = new ExportState(folder, 0, 0, IsRunning: false);
        try
        {
            var wanted = await photos.ReadAsync(request, cancellationToken);
            return wanted.Count == 0
                ? ended with { Problem = new Message("Export.Empty") }
                : ended with { Done = wanted.Count, Total = wanted.Count, Result = Export(request, folder, wanted, cancellationToken) };
        }
        catch (OperationCanceledException)
        {
            return ended with { Problem = new Message("Export.Stopped") };
        }
        catch (AlbumExportException exception)
        {
            return ended with { Problem = new Message("Export.Failed") { Reason = exception.Why } };
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The border of the background job.
            LogFailed(exception);
            return ended with { Problem = new Message("Export.Failed") { Reason = new Message(exception.Message) } };
        }
    }

    private AlbumExportResult Export(ExportRequest request, string folder, IReadOnlyList<WantedFile> wanted, CancellationToken cancellationToken)
    {
        using var exporter = AlbumExporter.Open(folder, new ExportTerms(files) { Album = request.Identity, IsForOthers = true, LeastFreeBytes = place.LeastFreeBytes });
        return exporter.Export(wanted, request.Mode, done => Report(folder, done, wanted.Count), cancellationToken);
    }

    private void Report(string folder, int done, int total) => _job.Tell(done, total, () => new ExportState(folder, done, total, IsRunning: true));

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
