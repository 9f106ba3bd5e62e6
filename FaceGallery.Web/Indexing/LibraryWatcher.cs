using Microsoft.Extensions.Options;

namespace FaceGallery.Web.Indexing;

/// <summary>
/// Asks for a scan shortly after something changed below a root folder. Network shares often tell nothing, and a system may run out
/// of watches: the scan that comes now and then finds what was missed.
/// </summary>
public sealed partial class LibraryWatcher(
    IOptions<LibraryOptions> options, IndexingControl control, TimeProvider time, ILogger<LibraryWatcher> logger) : IHostedService, IDisposable
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
            var watcher = new FileSystemWatcher(folder) { IncludeSubdirectories = true };
            _watchers.Add(watcher);
            watcher.Created += OnChanged;
            watcher.Changed += OnChanged;
            watcher.Deleted += OnChanged;
            watcher.Renamed += OnChanged;
            watcher.Error += (_, error) => LogUnwatched(error.GetException());
            watcher.EnableRaisingEvents = true;
        }
        catch (IOException exception)
        {
            LogUnwatched(exception);
        }
    }

    private void OnChanged(object sender, FileSystemEventArgs change) => _timer?.Change(Settled, Timeout.InfiniteTimeSpan);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Changes of the library are not seen at once; new photos are found at the next scan.")]
    private partial void LogUnwatched(Exception exception);
}
