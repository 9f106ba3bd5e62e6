using FaceGallery.Domain.Messages;
using FaceGallery.Web.Files;
using FaceGallery.Web.Library;
using Microsoft.Extensions.Options;

namespace FaceGallery.Web.Indexing;

/// <summary>
/// Asks for a scan shortly after something changed below a root folder. Network shares often tell nothing, and a system may run out
/// of watches: there the folders' times are looked at every few seconds, and the scan that comes now and then finds what was missed. What the system says that it lost is scanned for like a change. A root folder that comes, goes or
/// is replaced is noticed, and watched anew.
/// </summary>
/// <param name="open">Watches a folder; only tests have another way.</param>
public sealed partial class LibraryWatcher(
    IOptionsMonitor<LibraryOptions> options, IOptionsMonitor<IndexingOptions> indexing, IndexingControl control, AppProblems problems, ILogger<LibraryWatcher> logger, TimeProvider time,
    Func<string, FileSystemWatcher>? open = null) : BackgroundService
{
    /// <summary>A copy of many files is scanned when it pauses, not once a file.</summary>
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(2);

    /// <summary>One that does not pause is scanned all the same.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(3);

    /// <summary>Between two looks at folders that tell nothing; longer where such a look takes long.</summary>
    private static readonly TimeSpan PollPause = TimeSpan.FromSeconds(5);

    /// <summary>Of the time, that looks take at most.</summary>
    private const int PollPart = 20;

    private readonly Lock _gate = new();
    private readonly Lock _timing = new();
    private readonly Dictionary<string, WatchedRoot> _roots = [];
    private ITimer? _timer;
    private long? _firstChange;
    private (long At, TimeSpan Took)? _polled;
    private IDisposable? _settings;

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        _timer = time.CreateTimer(_ => RequestScan(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _settings = options.OnChange(_ =>
        {
            Look(isAnew: true);
            ScanSoon();
        });
        Look(isAnew: false);
        return base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        Release();
    }

    public override void Dispose()
    {
        Release();
        _timer?.Dispose();
        base.Dispose();
    }

    /// <summary>Whether changes in a root folder are told by the system, whoever makes them, as far as can be known.</summary>
    public bool IsTold(string folder)
    {
        lock (_gate)
        {
            return _roots.TryGetValue(folder, out var root) && root.Watcher is { EnableRaisingEvents: true } && !root.IsLimited && TellsChanges(options.CurrentValue, folder);
        }
    }

    /// <summary>The same, by the settings and the kind of its drive alone.</summary>
    internal static bool TellsChanges(LibraryOptions options, string folder) => options.Watch switch
    {
        LibraryOptions.WatchEvents => true,
        LibraryOptions.WatchPoll => false,
        _ => NetworkDrive.TellsChanges(folder),
    };

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Turn, time);
        try
        {
            Poll();
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                Look(isAnew: false);
                Poll();
            }
        }
        catch (OperationCanceledException)
        {
            // It is stopped, perhaps alone: thrown from here that would stop the app.
        }
    }

    /// <summary>Looks at the folders that tell nothing, unless it is too early.</summary>
    private void Poll()
    {
        if (indexing.CurrentValue.RescanMinutes == 0 || (_polled is { } last && time.GetElapsedTime(last.At) < TimeSpan.FromTicks(Math.Max(PollPause.Ticks, PollPart * last.Took.Ticks))))
        {
            return;
        }

        List<FolderTimes> silent;
        lock (_gate)
        {
            silent = [.. _roots.Where(root => root.Value.Identity is not null && !IsTold(root.Key)).Select(root => root.Value.Times)];
        }

        var began = time.GetTimestamp();
        foreach (var times in silent)
        {
            if (times.HaveChanged())
            {
                ScanSoon();
            }
        }

        _polled = (time.GetTimestamp(), time.GetElapsedTime(began));
    }

    /// <param name="isAnew">All are watched anew.</param>
    private void Look(bool isAnew)
    {
        lock (_gate)
        {
            var wanted = options.CurrentValue.Roots().Select(root => root.Path).ToList();
            foreach (var gone in _roots.Keys.Except(isAnew ? [] : wanted).ToList())
            {
                _roots.Remove(gone, out var root);
                root!.Watcher?.Dispose();
            }

            foreach (var folder in wanted)
            {
                Look(folder);
            }

            var limited = _roots.Where(root => root.Value.IsLimited).Select(root => root.Key).FirstOrDefault();
            problems.Set(AppProblem.WatchLimit, limited is null ? null : new Message("Watch.Limit", limited));
        }
    }

    private void Look(string folder)
    {
        var (identity, before) = (FolderIdentity.Of(folder), _roots.GetValueOrDefault(folder));
        var isWatched = before?.Watcher is null || before.Watcher.EnableRaisingEvents;
        if (before is not null && before.Identity == identity && isWatched)
        {
            return;
        }

        before?.Watcher?.Dispose();
        var root = _roots[folder] = new WatchedRoot(identity, new FolderTimes(folder));
        if (identity is not null && options.CurrentValue.Watch != LibraryOptions.WatchPoll)
        {
            Watch(folder, root);
        }

        if (before is not null)
        {
            LogReplaced(folder, identity is not null);
            ScanSoon();
        }
    }

    private void Watch(string folder, WatchedRoot root)
    {
        try
        {
            var watcher = root.Watcher = open?.Invoke(folder) ?? new FileSystemWatcher(folder);
            watcher.IncludeSubdirectories = true;
            watcher.Created += (_, _) => ScanSoon();
            watcher.Changed += (_, _) => ScanSoon();
            watcher.Deleted += (_, _) => ScanSoon();
            watcher.Renamed += (_, _) => ScanSoon();
            watcher.Error += (_, error) => OnLost(root, error.GetException());
            watcher.EnableRaisingEvents = true;
        }
        catch (Exception exception) when (exception is IOException or ArgumentException)
        {
            // It may have gone a moment ago: the next turn looks again.
            root.Watcher?.Dispose();
            root.Watcher = null;
            OnLost(root, exception);
        }
    }

    private void OnLost(WatchedRoot root, Exception exception)
    {
        // The runtime tells the two limits of inotify(7), on watches and on instances, in sentences alone.
        root.IsLimited |= exception.Message.Contains("inotify", StringComparison.Ordinal);
        LogUnwatched(exception);
        ScanSoon();
    }

    private void ScanSoon()
    {
        lock (_timing)
        {
            _firstChange ??= time.GetTimestamp();
            var left = LongestWait - time.GetElapsedTime(_firstChange.Value);
            _timer?.Change(left < TimeSpan.Zero ? TimeSpan.Zero : left < Settled ? left : Settled, Timeout.InfiniteTimeSpan);
        }
    }

    private void RequestScan()
    {
        lock (_timing)
        {
            _firstChange = null;
        }

        control.RequestScan();
    }

    private void Release()
    {
        _settings?.Dispose();
        lock (_gate)
        {
            foreach (var root in _roots.Values)
            {
                root.Watcher?.Dispose();
            }

            _roots.Clear();
        }
    }

    /// <param name="identity">Null while it is not there.</param>
    private sealed class WatchedRoot(string? identity, FolderTimes times)
    {
        public string? Identity => identity;

        public FolderTimes Times => times;

        public FileSystemWatcher? Watcher { get; set; }

        /// <summary>The system has no more watches to give.</summary>
        public bool IsLimited { get; set; }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Changes of the library were missed, or are not seen at once; a scan finds them.")]
    private partial void LogUnwatched(Exception exception);

    [LoggerMessage(Level = LogLevel.Information, Message = "The folder {Folder} came, went or was replaced; it is there: {IsThere}.")]
    private partial void LogReplaced(string folder, bool isThere);
}
