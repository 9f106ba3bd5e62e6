namespace FaceGallery.Web.Accounts;

/// <summary>
/// Makes whoever fails wait: not at all for the first few failures, then twice as long after each, up to a longest wait, which amounts to a lock. A try that comes
/// too early is to be refused without being looked at, and makes the wait no longer. Failures are forgotten a day after the last one.
/// </summary>
/// <param name="free">Failures without a wait.</param>
/// <param name="first">The wait after the next failure.</param>
public sealed class GrowingDelay(TimeProvider time, int free, TimeSpan first, TimeSpan longest)
{
    /// <summary>Keys at most, some 200 bytes each; beyond them the one that failed longest ago is forgotten.</summary>
    private const int MaxKeys = 4_096;

    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    private readonly Lock _lock = new();
    private readonly OrderedDictionary<string, Failures> _failures = [];

    /// <returns>How long it takes until the next try is allowed; zero for now.</returns>
    public TimeSpan WaitOf(string key)
    {
        lock (_lock)
        {
            var wait = Find(key) is { } failures ? failures.LastAt + DelayAfter(failures.Count) - time.GetUtcNow() : TimeSpan.Zero;
            return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
        }
    }

    /// <summary>It has failed so often that it waits after the next failure, or waits already.</summary>
    public bool IsSlowed(string key)
    {
        lock (_lock)
        {
            return Find(key)?.Count >= free;
        }
    }

    public void Failed(string key)
    {
        lock (_lock)
        {
            var count = (Find(key)?.Count ?? 0) + 1;

            // The order is that of the last failures.
            _failures.Remove(key);
            if (_failures.Count == MaxKeys)
            {
                _failures.RemoveAt(0);
            }

            _failures.Add(key, new Failures(count, time.GetUtcNow()));
        }
    }

    /// <summary>A success resets the count of failures.</summary>
    public void Forget(string key)
    {
        lock (_lock)
        {
            _failures.Remove(key);
        }
    }

    private Failures? Find(string key) => _failures.TryGetValue(key, out var failures) && time.GetUtcNow() - failures.LastAt < Kept ? failures : null;

    // The power is bounded: 2^20 times any wait is longer than the longest, and nothing overflows.
    private TimeSpan DelayAfter(int count) =>
        count <= free ? TimeSpan.Zero : TimeSpan.FromSeconds(Math.Min(longest.TotalSeconds, first.TotalSeconds * Math.Pow(2, Math.Min(count - free - 1, 20))));

    private sealed record Failures(int Count, DateTimeOffset LastAt);
}
