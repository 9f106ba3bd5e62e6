namespace FaceGallery.Web.Library;

/// <summary>
/// Held by whoever writes what a change can undo, from the first look at the rows to the last write: the indexer, the owner's changes, their undo, guests. One at a
/// time holds it, and never while a picture is decoded or somebody's input is awaited. It cannot be acquired twice by one caller.
/// </summary>
public sealed class LibraryWriteLock : IDisposable
{
    private readonly SemaphoreSlim _free = new(1);

    /// <summary>Waits until nobody else holds it; disposing the result lets the next one go on.</summary>
    public async Task<IDisposable> AcquireAsync(CancellationToken cancellationToken)
    {
        await _free.WaitAsync(cancellationToken);
        return new Holder(_free);
    }

    public void Dispose() => _free.Dispose();

    private sealed class Holder(SemaphoreSlim free) : IDisposable
    {
        private SemaphoreSlim? _held = free;

        public void Dispose() => Interlocked.Exchange(ref _held, null)?.Release();
    }
}
