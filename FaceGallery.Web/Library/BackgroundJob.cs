namespace FaceGallery.Web.Library;

/// <summary>One thing at a time that is done in the background: it goes on when the page that began it is closed. Safe to use from any thread.</summary>
/// <typeparam name="TState">How it stands, or how the last one ended.</typeparam>
public sealed class BackgroundJob<TState> : IAsyncDisposable
    where TState : class
{
    private readonly Lock _lock = new();
    private readonly Listeners _listeners = new();
    private CancellationTokenSource? _stop;
    private Task _running = Task.CompletedTask;

    /// <summary>Null until there was one, and after it was put away.</summary>
    public TState? Current { get; private set; }

    /// <param name="begin">From how the last one ended to how this one stands at first; null where it cannot begin.</param>
    /// <param name="run">Does it and says how it ended. It throws nothing.</param>
    /// <returns>Done when it has ended; null where it did not begin, or another one is running.</returns>
    public Task? StartAsync(Func<TState?, TState?> begin, Func<CancellationToken, Task<TState>> run)
    {
        Task running;
        lock (_lock)
        {
            if (_stop is not null || begin(Current) is not { } first)
            {
                return null;
            }

            var stop = _stop = new CancellationTokenSource();
            Current = first;
            _running = running = Task.Run(() => RunAsync(run, stop), CancellationToken.None);
        }

        _listeners.Tell();
        return running;
    }

    /// <summary>How it stands after so many steps: a hundred times are enough to look at.</summary>
    public void Tell(int done, int total, Func<TState> state)
    {
        if (done == total || done % Math.Max(1, total / 100) == 0)
        {
            lock (_lock)
            {
                Current = state();
            }

            _listeners.Tell();
        }
    }

    public void Stop()
    {
        lock (_lock)
        {
            _stop?.Cancel();
        }
    }

    /// <summary>Forgets how the last one ended.</summary>
    public void PutAway()
    {
        lock (_lock)
        {
            Current = _stop is null ? null : Current;
        }

        _listeners.Tell();
    }

    /// <summary>Calls back after each change of <see cref="Current"/>, until disposed. The callback must be quick.</summary>
    public IDisposable Subscribe(Action onChanged) => _listeners.Add(onChanged);

    public async ValueTask DisposeAsync()
    {
        Stop();
        await _running;
    }

    private async Task RunAsync(Func<CancellationToken, Task<TState>> run, CancellationTokenSource stop)
    {
        var ended = await run(stop.Token);
        lock (_lock)
        {
            (_stop, Current) = (null, ended);
        }

        stop.Dispose();
        _listeners.Tell();
    }
}
