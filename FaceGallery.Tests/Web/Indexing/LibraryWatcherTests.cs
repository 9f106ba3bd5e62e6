using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Indexing;
using FaceGallery.Web.Library;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;

namespace FaceGallery.Tests.Web.Indexing;

public sealed class LibraryWatcherTests : IDisposable
{
    private readonly TemporaryFolder _photos = new();
    private readonly IndexingControl _control = new();
    private readonly AppProblems _problems = new(new LibraryEvents());
    private FailingWatcher? _watcher;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _watcher?.Dispose();
        _photos.Dispose();
    }

    [Fact]
    public async Task Changes_that_were_missed_are_looked_for_at_once()
    {
        using var library = await WatchAsync(_photos.FullPath);
        _watcher!.Fail(new InternalBufferOverflowException("Too many changes at once."));

        await ScanAsync();
    }

    [Fact]
    public async Task A_new_file_asks_for_a_scan()
    {
        using var library = await WatchAsync(_photos.FullPath);
        _photos.Write("new.jpg", []);

        await ScanAsync();
        library.IsTold(_photos.FullPath).ShouldBeTrue();
    }

    [Fact]
    public async Task Files_that_keep_arriving_are_seen_though_they_never_pause()
    {
        using var library = await WatchAsync(_photos.FullPath);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var arriving = ArriveAsync(stop.Token);

        await ScanAsync();

        await stop.CancelAsync();
        await arriving;
    }

    [Fact]
    public async Task A_folder_that_was_absent_at_the_start_and_one_that_was_replaced_are_watched_when_they_come()
    {
        var (absent, replaced) = (_photos["absent"], Directory.CreateDirectory(_photos["replaced"]).FullName);
        using var library = await WatchAsync(absent, replaced);
        library.IsTold(absent).ShouldBeFalse();

        Directory.CreateDirectory(absent);
        await ScanAsync();
        await Waiting.UntilAsync(() => Task.FromResult(library.IsTold(absent)));
        Directory.Move(replaced, _photos["before"]);
        Directory.CreateDirectory(replaced);
        await ScanAsync();
        await Waiting.UntilAsync(() => Task.FromResult(library.IsTold(replaced)));

        await File.WriteAllBytesAsync(Path.Combine(replaced, "new.jpg"), [], Stop);
        await ScanAsync();
        await File.WriteAllBytesAsync(Path.Combine(absent, "new.jpg"), [], Stop);
        await ScanAsync();
    }

    [Fact]
    public async Task A_drive_that_is_mounted_in_a_folder_is_watched()
    {
        var usb = Directory.CreateDirectory(_photos["usb"]).FullName;
        using var library = await WatchAsync(_photos.FullPath);
        using var drive = SmallDrive.Mount(1 << 20, usb);
        await ScanAsync();

        await File.WriteAllBytesAsync(Path.Combine(usb, "new.jpg"), [], Stop);

        await ScanAsync();
    }

    [Fact]
    public async Task The_systems_limit_is_said_with_the_way_to_raise_it()
    {
        using var library = await WatchAsync(_photos.FullPath);
        _watcher!.Fail(new IOException("The configured user limit (8192) on the number of inotify watches has been reached."));

        await Waiting.UntilAsync(() => Task.FromResult(_problems.Kinds.Contains(AppProblem.WatchLimit)));

        library.IsTold(_photos.FullPath).ShouldBeFalse();
    }

    [Fact]
    public async Task Nothing_is_watched_where_the_owner_wants_it_so()
    {
        using var library = await WatchAsync(new LibraryOptions { Photos = [_photos.FullPath], Watch = "poll" });

        (library.IsTold(_photos.FullPath), _watcher).ShouldBe((false, null));
    }

    [Fact]
    public async Task What_comes_and_goes_where_nothing_is_told_is_seen_all_the_same()
    {
        using var library = await WatchAsync(new LibraryOptions { Photos = [_photos.FullPath], Watch = "poll" });
        var files = 0;
        await Waiting.UntilAsync(() =>
        {
            _photos.Write($"{files++}.jpg", []);
            return Task.FromResult(_control.IsScanRequested);
        });
    }

    /// <summary>Returns when a scan is asked for.</summary>
    private Task ScanAsync() => _control.WaitForScanRequestAsync(Stop).WaitAsync(Waiting.Patience, Stop);

    private async Task ArriveAsync(CancellationToken cancellationToken)
    {
        for (var number = 0; !cancellationToken.IsCancellationRequested; number++)
        {
            _photos.Write($"{number}.jpg", []);

            // As the files of a copy come: the watcher must not wait for a pause longer than this.
            await Task.Delay(100, CancellationToken.None);
        }
    }

    private Task<LibraryWatcher> WatchAsync(params string[] folders) => WatchAsync(new LibraryOptions { Photos = folders });

    private async Task<LibraryWatcher> WatchAsync(LibraryOptions options)
    {
        var library = new LibraryWatcher(
            SetOptions.Of(options), SetOptions.Of(new IndexingOptions()), _control, _problems, NullLogger<LibraryWatcher>.Instance, TimeProvider.System, folder => _watcher = new FailingWatcher(folder));
        await library.StartAsync(Stop);
        return library;
    }

    /// <summary>The system's watcher, whose queue can be made to overflow.</summary>
    private sealed class FailingWatcher(string folder) : FileSystemWatcher(folder)
    {
        public void Fail(Exception exception) => OnError(new ErrorEventArgs(exception));
    }
}
