using Microsoft.Extensions.Options;

namespace FaceGallery.Web.Imaging;

/// <summary>
/// The memory that all decoders share, whoever decodes: workers, guests' pictures, downloads. A picture waits until what it needs is free, first come,
/// first served, so that small ones cannot keep a large one waiting for ever. Safe for concurrent use.
/// </summary>
public sealed class MemoryBudget(IOptions<ImagingOptions> options) : IDecodingMemory
{
    /// <summary>
    /// Of what .NET may use, which in a container is three quarters of its limit. With 0.92 a container of 1 GiB was killed by pictures of 99 megapixels that came one by
    /// one: what decoders free is not all given back at once.
    /// </summary>
    private const double DefaultShare = 0.6;

    /// <summary>More than two of the largest pictures take.</summary>
    private const long MaxByDefault = 4L << 30;

    private readonly Lock _lock = new();
    private readonly LinkedList<Waiter> _waiting = [];
    private long _taken;

    /// <summary>Bytes.</summary>
    public long Total { get; } = options.Value.MemoryMiB > 0
        ? options.Value.MemoryMiB * 1024L * 1024
        : Math.Min((long)(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes * DefaultShare), MaxByDefault);

    /// <summary>How many wait.</summary>
    public int Waiting
    {
        get
        {
            lock (_lock)
            {
                return _waiting.Count;
            }
        }
    }

    /// <summary>Returns when so much is free; it is free again when the result is disposed. Decoding has threads of its own, which wait here.</summary>
    /// <param name="bytes">At most <see cref="Total"/>.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public IDisposable Take(long bytes, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bytes, Total);
        using var waiter = new Waiter(bytes);
        lock (_lock)
        {
            _waiting.AddLast(waiter);
            Serve();
        }

        try
        {
            waiter.Served.Wait(cancellationToken);
            return new Share(this, bytes);
        }
        catch (OperationCanceledException)
        {
            lock (_lock)
            {
                // It may have been served at the last moment.
                _taken -= _waiting.Remove(waiter) ? 0 : bytes;
                Serve();
            }

            throw;
        }
    }

    private void GiveBack(long bytes)
    {
        lock (_lock)
        {
            _taken -= bytes;
            Serve();
        }
    }

    private void Serve()
    {
        while (_waiting.First?.Value is { } next && _taken + next.Bytes <= Total)
        {
            _waiting.RemoveFirst();
            _taken += next.Bytes;
            next.Served.Set();
        }
    }

    private sealed class Waiter(long bytes) : IDisposable
    {
        public long Bytes => bytes;

        public ManualResetEventSlim Served { get; } = new();

        public void Dispose() => Served.Dispose();
    }

    private sealed class Share(MemoryBudget budget, long bytes) : IDisposable
    {
        private long _bytes = bytes;

        public void Dispose() => budget.GiveBack(Interlocked.Exchange(ref _bytes, 0));
    }
}
