using System.Collections.Concurrent;

namespace FaceGallery.Web.Library;

/// <summary>Does a thing once, however many ask for it at the same time. Safe to use from any thread.</summary>
internal sealed class SingleFlight<TKey, TResult>
    where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, Lazy<Task<TResult>>> _running = new();

    /// <param name="run">No token stops it: whoever asked first may go, and the others still wait.</param>
    public async Task<TResult> RunAsync(TKey key, Func<Task<TResult>> run, CancellationToken cancellationToken)
    {
        var running = _running.GetOrAdd(key, _ => new Lazy<Task<TResult>>(() => RunOnceAsync(key, run)));
        return await running.Value.WaitAsync(cancellationToken);
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
