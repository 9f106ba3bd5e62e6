using System.Threading.RateLimiting;

namespace FaceGallery.Web.Accounts;

/// <summary>What became of a try.</summary>
/// <param name="IsRight">Null where it was not looked at, as it came too early or too many wait.</param>
/// <param name="Wait">After which another is looked at.</param>
public readonly record struct Guess(bool? IsRight, TimeSpan Wait);

/// <summary>Where failures are counted, and as whose.</summary>
public readonly record struct FailureCount(GrowingDelay Delay, string Key)
{
    public TimeSpan Wait => Delay.WaitOf(Key);
}

/// <summary>
/// Tries of what can be guessed: in turns, so that many at once are no more tries than many in a row, with so many waiting for theirs and no more; and not
/// looked at while one of the sender's waits lasts.
/// </summary>
/// <param name="turns">Who has to wait for whom: all of them hold.</param>
public sealed class GuessLimiter<TSource>(params PartitionedRateLimiter<TSource>[] turns) : IDisposable
{
    /// <summary>After which a sender may try again where too many waited.</summary>
    private static readonly TimeSpan Crowded = TimeSpan.FromSeconds(1);

    private readonly PartitionedRateLimiter<TSource> _turns = PartitionedRateLimiter.CreateChained(turns);

    /// <param name="countersOf">What counts the sender's failures, the sender's own first. Asked when it is the try's turn.</param>
    /// <param name="isRightAsync">Whether what was given is right.</param>
    public async Task<Guess> TryAsync(
        TSource source, Func<IReadOnlyList<FailureCount>> countersOf, Func<Task<bool>> isRightAsync, CancellationToken cancellationToken)
    {
        using var turn = await _turns.AcquireAsync(source, permitCount: 1, cancellationToken);
        if (!turn.IsAcquired)
        {
            return new Guess(null, Crowded);
        }

        var counters = countersOf();
        var wait = counters.Max(counter => counter.Wait);
        if (wait > TimeSpan.Zero)
        {
            return new Guess(null, wait);
        }

        if (await isRightAsync())
        {
            // Of the others nothing is forgotten: somebody with an account of their own would guess at others' between two sign-ins.
            counters[0].Delay.Forget(counters[0].Key);
            return new Guess(true, TimeSpan.Zero);
        }

        foreach (var (delay, key) in counters)
        {
            delay.Failed(key);
        }

        return new Guess(false, TimeSpan.Zero);
    }

    public void Dispose() => _turns.Dispose();
}

/// <summary>Who waits for whom.</summary>
public static class Turns
{
    /// <param name="groupOf">Null for those who wait for nobody.</param>
    /// <param name="atOnce">Tries of one group that are looked at at once.</param>
    /// <param name="waiting">Tries of one group that wait; others are turned away.</param>
    public static PartitionedRateLimiter<TSource> Of<TSource>(Func<TSource, string?> groupOf, int atOnce, int waiting) =>
        PartitionedRateLimiter.Create<TSource, string>(source => groupOf(source) is { } group
            ? RateLimitPartition.GetConcurrencyLimiter(group, _ => new ConcurrencyLimiterOptions { PermitLimit = atOnce, QueueLimit = waiting })
            : RateLimitPartition.GetNoLimiter("nobody"));
}
