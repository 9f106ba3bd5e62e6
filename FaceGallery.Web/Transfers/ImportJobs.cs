using FaceGallery.Domain.Messages;
using FaceGallery.Web.Exchange;
using FaceGallery.Web.Library;

namespace FaceGallery.Web.Transfers;

/// <summary>What an import is about to do.</summary>
public enum ImportStep
{
    /// <summary>Files are read, to see what they say.</summary>
    Looking,

    /// <summary>It is told what would be taken over.</summary>
    Seen,
    Importing,

    /// <summary>It is over: done, stopped or failed.</summary>
    Ended,
}

/// <summary>An import from its look into the files on, or the last one.</summary>
/// <param name="Folder">Of a Takeout; null for what lies in the library itself.</param>
/// <param name="Done">Files that were looked at, or photos that were seen to.</param>
/// <param name="Total">0 until it is known.</param>
public sealed record ImportState(string? Folder, ImportStep Step, int Done, int Total)
{
    /// <summary>What would be taken over, or was.</summary>
    public ImportReport? Report { get; init; }

    /// <summary>Why it ended before its end; null where it did not.</summary>
    public Message? Problem { get; init; }

    public bool IsBusy => Step is ImportStep.Looking or ImportStep.Importing;

    /// <summary>What the import takes over.</summary>
    internal Findings? Found { get; init; }
}

/// <summary>Imports one after the other. The look into the files goes on when the page that began it is closed. Safe to use from any thread.</summary>
public sealed partial class ImportJobs(WordsInFiles files, TakeoutFolder takeout, ImportPreview preview, ILogger<ImportJobs> logger) : IAsyncDisposable
{
    private readonly BackgroundJob<ImportState> _job = new();

    /// <inheritdoc cref="BackgroundJob{TState}.Current"/>
    public ImportState? Current => _job.Current;

    /// <param name="folder">Of a Takeout; null for what lies in the library itself.</param>
    /// <returns>Why it did not begin; null where it did.</returns>
    public Message? Look(string? folder) =>
        _job.StartAsync(_ => new ImportState(folder, ImportStep.Looking, 0, 0), stop => RunAsync(folder, token => LookAsync(folder, token), stop)) is null ? new Message("Refused.Importing") : null;

    /// <summary>Takes over what was seen.</summary>
    /// <param name="import">Does so, for whoever asked; it tells how many photos were seen to, and of how many.</param>
    /// <returns>Why it did not begin; null where it is over.</returns>
    public async Task<Message?> TakeAsync(Func<Findings, Action<int, int>, CancellationToken, Task<ImportReport>> import)
    {
        var seen = Current;
        var taking = _job.StartAsync(
            now => now is { Step: ImportStep.Seen, Found: not null } && now == seen ? new ImportState(now.Folder, ImportStep.Importing, 0, 0) : null,
            stop => RunAsync(seen!.Folder, async token => Ended(seen.Folder) with { Report = await import(seen.Found!, (done, total) => Tell(ImportStep.Importing, seen.Folder, done, total), token) }, stop));
        if (taking is null)
        {
            return new Message("Refused.Importing");
        }

        await taking;
        return null;
    }

    /// <summary>Nothing is imported by it; what is being written is taken back.</summary>
    public void Stop() => _job.Stop();

    /// <summary>Forgets what was seen.</summary>
    public void PutAway() => _job.PutAway();

    /// <inheritdoc cref="BackgroundJob{TState}.Subscribe"/>
    public IDisposable Subscribe(Action onChanged) => _job.Subscribe(onChanged);

    public ValueTask DisposeAsync() => _job.DisposeAsync();

    private static ImportState Ended(string? folder) => new(folder, ImportStep.Ended, 0, 0);

    private async Task<ImportState> LookAsync(string? folder, CancellationToken cancellationToken)
    {
        void Report(int done, int total) => Tell(ImportStep.Looking, folder, done, total);
        var found = folder is null ? await files.ReadAsync(sidecars: null, Report, cancellationToken) : await takeout.ReadAsync(folder, Report, cancellationToken);
        return new ImportState(folder, ImportStep.Seen, 0, 0) { Found = found, Report = await preview.OfAsync(found, cancellationToken) };
    }

    private async Task<ImportState> RunAsync(string? folder, Func<CancellationToken, Task<ImportState>> run, CancellationToken cancellationToken)
    {
        try
        {
            return await run(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return Ended(folder) with { Problem = new Message("Transfer.Stopped") };
        }
        catch (History.ChangeRefusedException refused)
        {
            return Ended(folder) with { Problem = refused.Why };
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The border of the background job.
            LogFailed(exception);
            return Ended(folder) with { Problem = new Message("Transfer.Failed") { Reason = new Message(exception.Message) } };
        }
    }

    private void Tell(ImportStep step, string? folder, int done, int total) => _job.Tell(done, total, () => new ImportState(folder, step, done, total));

    [LoggerMessage(Level = LogLevel.Error, Message = "An import failed.")]
    private partial void LogFailed(Exception exception);
}
