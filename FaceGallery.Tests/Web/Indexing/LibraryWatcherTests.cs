using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Indexing;
using FaceGallery.Web.Library;
using Microsoft.Extensions.Logging.Abstractions;

namespace FaceGallery.Tests.Web.Indexing;

public sealed class LibraryWatcherTests : IDisposable
{
    private readonly TemporaryFolder _photos = new();
    private readonly IndexingControl _control = new();
    private FailingWatcher? _watcher;

    public void Dispose()
    {
        _watcher?.Dispose();
        _photos.Dispose();
    }

    [Fact(Timeout = 60_000)]
    public async Task Changes_that_were_missed_are_looked_for_at_once()
    {
        using var library = await WatchAsync();
        _watcher!.Fail(new InternalBufferOverflowException("Too many changes at once."));

        await _control.WaitForScanRequestAsync(TestContext.Current.CancellationToken);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_new_file_asks_for_a_scan()
    {
        using var library = await WatchAsync();
        _photos.Write("new.jpg", []);

        await _control.WaitForScanRequestAsync(TestContext.Current.CancellationToken);
    }

    private async Task<LibraryWatcher> WatchAsync()
    {
        var options = SetOptions.Of(new LibraryOptions { Photos = [_photos.FullPath] });
        var library = new LibraryWatcher(
            options, _control, TimeProvider.System, NullLogger<LibraryWatcher>.Instance, folder => _watcher = new FailingWatcher(folder));
        await library.StartAsync(TestContext.Current.CancellationToken);
        return library;
    }

    /// <summary>The system's watcher, whose queue can be made to overflow.</summary>
    private sealed class FailingWatcher(string folder) : FileSystemWatcher(folder)
    {
        public void Fail(Exception exception) => OnError(new ErrorEventArgs(exception));
    }
}
