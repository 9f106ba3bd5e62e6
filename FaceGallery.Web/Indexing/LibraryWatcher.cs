using FaceGallery.Web.Library;
using Microsoft.Extensions.Options;

namespace FaceGallery.Web.Indexing;

/// <summary>
/// Asks for a scan shortly after something changed below a root folder. Network shares often tell nothing, and a system may run out
/// of watches: the scan that comes now and then finds what was missed. What the system says that it lost is scanned for like a change.
/// </summary>
/// <param name="open">Watches a folder; only tests have another way.</param>
public sealed partial class LibraryWatcher(
    IOptions<LibraryOptions> options, IndexingControl control, TimeProvider time, ILogger<LibraryWatcher> logger, Func<string, FileSystemWatcher>? open = null)
    : IHostedService, IDisposable
{
    /// <summary>A copy of many files is scanned when it pauses, not once a file.</summary>
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(2);

    private readonly List<FileSystemWatcher> _watchers = [];
    private ITimer? _timer;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _timer = time.CreateTimer(_ => control.RequestScan(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        var people = options.Value.People;
        foreach (var folder in options.Value.Photos.Concat(string.IsNullOrWhiteSpace(people) ? [] : [people]).Where(Directory.Exists))
        {
            Watch(folder);
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        _watchers.ForEach(watcher => watcher.Dispose());
        _watchers.Clear();
        _timer?.Dispose();
    }

    private void Watch(string folder)
    {
        try
        {
            var watcher = open?.Invoke(folder) ?? new FileSystemWatcher(folder);
            _watchers.Add(watcher);
            watcher.IncludeSubdirectories = true;
            watcher.Created += (_, _) => ScanSoon();
            watcher.Changed += (_, _) => ScanSoon();
            watcher.Deleted += (_, _) => ScanSoon();
            watcher.Renamed += (_, _) => ScanSoon();
            watcher.Error += (_, error) => OnLost(error.GetException());
            watcher.EnableRaisingEvents = true;
        }
        catch (IOException exception)
        {
            LogUnwatched(exception);
        }
    }

    private void OnLost(Exception exception)
    {
        LogUnwatched(exception);
        ScanSoon();
    }

    private void ScanSoon() => _timer?.Change(Settled, Timeout.InfiniteTimeSpan);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Changes of the library were missed, or are not seen at once; a scan finds them.")]
    private partial void LogUnwatched(Exception exception);
}
