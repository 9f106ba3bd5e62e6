namespace FaceGallery.Web.Library;

/// <summary>
/// The last result of a long computation: computed once for all callers, and cancelled when no caller waits any more.
/// Safe to use from any thread.
/// </summary>
internal sealed class SharedResult<TKey, TResult>
    where TKey : notnull
{
    private readonly Lock _lock = new();
    private Computation? _last;

    /// <param name="key">What the result is a function of.</param>
    /// <param name="compute">Called where there is no result for the key yet.</param>
    public async Task<TResult> GetAsync(TKey key, Func<CancellationToken, Task<TResult>> compute, CancellationToken cancellationToken)
    {
        var computation = Join(key, compute);
        try
        {
            return await computation.Result.WaitAsync(cancellationToken);
        }
        finally
        {
            Leave(computation);
        }
    }

    private Computation Join(TKey key, Func<CancellationToken, Task<TResult>> compute)
    {
        lock (_lock)
        {
            if (_last is null || !_last.Key.Equals(key) || _last.Result.IsFaulted)
            {
                var stop = new CancellationTokenSource();
                var result = Task.Run(() => compute(stop.Token), stop.Token);
                _last = new Computation(key, stop, result);
            }

            _last.Waiting++;
            return _last;
        }
    }

    private void Leave(Computation computation)
    {
        lock (_lock)
        {
            if (--computation.Waiting > 0 || computation.Result.IsCompleted)
            {
                return;
            }

            _last = _last == computation ? null : _last;
        }

        computation.Stop.Cancel();
    }

    private sealed class Computation(TKey key, CancellationTokenSource stop, Task<TResult> result)
    {
        public TKey Key => key;

        public CancellationTokenSource Stop => stop;

        public Task<TResult> Result => result;

        /// <summary>How many wait for it.</summary>
        public int Waiting { get; set; }
    }
}
