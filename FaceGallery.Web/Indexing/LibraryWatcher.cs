using FaceGallery.Web.Library;
using Microsoft.Extensions.Options;

namespace FaceGallery.Web.Indexing;

/// <summary>
/// Asks for a scan shortly after something changed below a root folder. Network shares often tell nothing, and a system may run out
/// of watches: the scan that comes now and then finds what was missed. What the system says that it lost is scanned for like a change.
/// </summary>
/// <param name="open">Watches a folder; only tests have another way.</param>
public sealed partial class LibraryWatcher(
    IOptionsMonitor<LibraryOptions> options, IndexingControl control, TimeProvider time, ILogger<LibraryWatcher> logger, Func<string, FileSystemWatcher>? open = null)
    : IHostedService, IDisposable
{
    /// <summary>A copy of many files is scanned when it pauses, not once a file.</summary>
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(2);

    private readonly Lock _gate = new();
    private readonly List<FileSystemWatcher> _watchers = [];
    private ITimer? _timer;
    private IDisposable? _settings;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _timer = time.CreateTimer(_ => control.RequestScan(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _settings = options.OnChange(_ =>
        {
            WatchAll();
            ScanSoon();
        });
        WatchAll();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        _settings?.Dispose();
        lock (_gate)
        {
            Unwatch();
        }

        _timer?.Dispose();
    }

    /// <summary>Whether changes in a root folder are waited for.</summary>
    public bool IsWatching(string folder)
    {
        lock (_gate)
        {
            return _watchers.Exists(watcher => watcher.Path == folder && watcher.EnableRaisingEvents);
        }
    }

    private void WatchAll()
    {
        lock (_gate)
        {
            Unwatch();
            foreach (var root in options.CurrentValue.Roots().Where(root => Directory.Exists(root.Path)))
            {
                Watch(root.Path);
            }
        }
    }

    private void Unwatch()
    {
        _watchers.ForEach(watcher => watcher.Dispose());
        _watchers.Clear();
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
