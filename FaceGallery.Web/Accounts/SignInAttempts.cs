using FaceGallery.Web.Hosting;

namespace FaceGallery.Web.Accounts;

/// <summary>Who tries to sign in as whom.</summary>
/// <param name="Account">What is guessed at: a name's hash, or "setup code".</param>
/// <param name="Network">See <see cref="AddressNetwork"/>.</param>
/// <param name="Device">A browser from which that account signed in before; null for another.</param>
/// <param name="IsKnownNetwork">That account signed in from that network before.</param>
public sealed record SignInSource(string Account, string Network, string? Device = null, bool IsKnownNetwork = false)
{
    /// <summary>The same sender, whose wrong codes are counted apart from wrong passwords.</summary>
    public SignInSource ForSecondFactor() => this with { Account = $"{Account} code", Device = Device is null ? null : $"{Device} code" };
}

/// <summary>
/// Wrong passwords, second factors and setup codes. Failures are counted by account and sender together, and strangers' also by network (one password for
/// many names) and by account (many networks for one name). Whoever signed in from a device or a network before is held up by that device's or that network's own
/// failures only, so that strangers who guess do not lock out the owner.
/// </summary>
public sealed class SignInAttempts(TimeProvider time) : IDisposable
{
    private const int FreeOfSender = 4;
    private const int FreeOfNetwork = 20;
    private const int FreeOfAccount = 50;

    /// <summary>Tries of one sender that wait for their turn.</summary>
    private const int QueueOfSender = 4;

    /// <summary>Tries of strangers that are looked at at once: checking a password takes a core a tenth of a second.</summary>
    private const int StrangersAtOnce = 2;
    private const int QueueOfStrangers = 32;

    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(15);

    private readonly GrowingDelay _bySender = new(time, FreeOfSender, FirstWait, TimeSpan.FromMinutes(15));
    private readonly GrowingDelay _byNetwork = new(time, FreeOfNetwork, FirstWait, TimeSpan.FromMinutes(5));

    // Short, as this is the one that somebody who comes from a new place shares with those who guess: still fewer than 1,500 tries a day.
    private readonly GrowingDelay _byAccount = new(time, FreeOfAccount, FirstWait, TimeSpan.FromMinutes(1));

    private readonly GuessLimiter<SignInSource> _guesses = new(
        Turns.Of<SignInSource>(source => source.Device ?? source.Network, atOnce: 1, QueueOfSender),
        Turns.Of<SignInSource>(source => IsStranger(source) ? "stranger" : null, StrangersAtOnce, QueueOfStrangers));

    /// <param name="isRightAsync">Whether what was given is right.</param>
    /// <returns>Null where nothing was tried, as it is too early or too many wait.</returns>
    public async Task<bool?> TryAsync(SignInSource source, Func<Task<bool>> isRightAsync, CancellationToken cancellationToken) =>
        (await _guesses.TryAsync(source, () => CountersOf(source), isRightAsync, cancellationToken)).IsRight;

    /// <returns>How long it takes until another try is looked at.</returns>
    public TimeSpan WaitOf(SignInSource source) => CountersOf(source).Max(counter => counter.Wait);

    public void Dispose() => _guesses.Dispose();

    /// <summary>What counts the source's failures, the sender's own first.</summary>
    private List<FailureCount> CountersOf(SignInSource source)
    {
        // A device that failed too often may be stolen: then it is nobody's any more, and the network counts.
        if (source.Device is { } device && _bySender.WaitOf(device) == TimeSpan.Zero)
        {
            return [new(_bySender, device)];
        }

        var own = new FailureCount(_bySender, $"{source.Account} {source.Network}");
        return source.IsKnownNetwork ? [own] : [own, new(_byNetwork, source.Network), new(_byAccount, source.Account)];
    }

    private static bool IsStranger(SignInSource source) => source is { Device: null, IsKnownNetwork: false };
}
