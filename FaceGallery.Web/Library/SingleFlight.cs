using System.Collections.Concurrent;

namespace FaceGallery.Web.Library;

/// <summary>Does a thing once, however many ask for it at the same time. Safe to use from any thread. Disposed of, it waits for what still runs.</summary>
public sealed class SingleFlight<TKey, TResult> : IAsyncDisposable
    where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, Lazy<Task<TResult>>> _running = new();

    /// <param name="run">No token stops it: whoever asked first may go, and the others still wait.</param>
    public async Task<TResult> RunAsync(TKey key, Func<Task<TResult>> run, CancellationToken cancellationToken)
    {
        var running = _running.GetOrAdd(key, _ => new Lazy<Task<TResult>>(() => RunOnceAsync(key, run)));
        return await running.Value.WaitAsync(cancellationToken);
    }

    /// <summary>Whoever asked may have gone, and their answer with them: what is written must be written before what it needs goes, too.</summary>
    public async ValueTask DisposeAsync()
    {
        Task running = Task.WhenAll(_running.Values.Select(run => run.Value));
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task<TResult> RunOnceAsync(TKey key, Func<Task<TResult>> run)
    {
        try
        {
            return await run();
        }
        finally
        {
            _running.TryRemove(key, out _);
        }
    }
}
