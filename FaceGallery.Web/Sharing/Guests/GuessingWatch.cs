using System.Net;
using System.Threading.RateLimiting;
using FaceGallery.Domain.Sharing;

namespace FaceGallery.Web.Sharing.Guests;

/// <summary>
/// Counts addresses of no link and wrong passphrases, slows those who guess, and tells the owner. Whoever has the right address is never held up; who
/// tries passphrases is, but by failures only, as a whole party may come from one network address.
/// </summary>
public sealed partial class GuessingWatch(TimeProvider time, ILogger<GuessingWatch> logger) : IDisposable
{
    /// <summary>Wrong addresses in a minute from one network address before it is told to wait.</summary>
    private const int MostMisses = 30;

    /// <summary>Wrong passphrases in ten minutes from one network address, for one link.</summary>
    private const int MostPassphrases = 10;

    /// <summary>Wrong passphrases in ten minutes for one link, wherever they come from.</summary>
    private const int MostPassphrasesOfLink = 200;

    /// <summary>Network addresses that are remembered for the owner.</summary>
    private const int MostGuesses = 50;

    private readonly PartitionedRateLimiter<string> _misses = Limiter(MostMisses, TimeSpan.FromMinutes(1));
    private readonly PartitionedRateLimiter<string> _passphrases = Limiter(MostPassphrases, TimeSpan.FromMinutes(10));
    private readonly PartitionedRateLimiter<string> _passphrasesOfLinks = Limiter(MostPassphrasesOfLink, TimeSpan.FromMinutes(10));
    private readonly SemaphoreSlim _turn = new(1);
    private readonly Lock _lock = new();
    private readonly List<Guessing> _guesses = [];

    /// <summary>Who guessed, the latest first, since the app started.</summary>
    public IReadOnlyList<Guessing> Recent()
    {
        lock (_lock)
        {
            return [.. _guesses.OrderByDescending(guess => guess.LastAt)];
        }
    }

    /// <summary>Somebody asked for a link that is none.</summary>
    /// <returns>Whether it was once too often.</returns>
    public bool Missed(IPAddress? from) => !Take(_misses, $"{from}") && Count(from, share: null);

    /// <summary>Tries a passphrase, one after the other, so that many at once are no more tries than many in a row.</summary>
    /// <param name="isRight">Whether the one that was given is right.</param>
    /// <returns>Null where nothing was tried.</returns>
    public async Task<bool?> TryAsync(Share share, IPAddress? from, Func<bool> isRight, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (!MayTry(share, from))
            {
                return null;
            }

            if (isRight())
            {
                return true;
            }

            Failed(share, from);
            return false;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose()
    {
        _misses.Dispose();
        _passphrases.Dispose();
        _passphrasesOfLinks.Dispose();
        _turn.Dispose();
    }

    private bool MayTry(Share share, IPAddress? from) =>
        _passphrases.GetStatistics($"{share.Id} {from}")?.CurrentAvailablePermits > 0 && _passphrasesOfLinks.GetStatistics($"{share.Id}")?.CurrentAvailablePermits > 0;

    private void Failed(Share share, IPAddress? from)
    {
        Take(_passphrasesOfLinks, $"{share.Id}");
        Take(_passphrases, $"{share.Id} {from}");
        Count(from, share);
    }

    private static PartitionedRateLimiter<string> Limiter(int most, TimeSpan window) => PartitionedRateLimiter.Create<string, string>(key =>
        RateLimitPartition.GetFixedWindowLimiter(key, _ => new FixedWindowRateLimiterOptions { PermitLimit = most, Window = window }));

    private static bool Take(PartitionedRateLimiter<string> limiter, string key)
    {
        using var lease = limiter.AttemptAcquire(key);
        return lease.IsAcquired;
    }

    /// <summary>Told to the log once for each network address, however often it guesses.</summary>
    private bool Count(IPAddress? from, Share? share)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow().UtcDateTime;
            var known = _guesses.Find(guess => guess.From == $"{from}" && guess.ShareId == share?.Id);
            if (known is not null)
            {
                _guesses.Remove(known);
            }
            else if (_guesses.Count == MostGuesses)
            {
                _guesses.RemoveAt(0);
            }

            _guesses.Add(new Guessing($"{from}", share?.Id, (known?.Count ?? 0) + 1, known?.FirstAt ?? now, now));
            if (known is null)
            {
                LogGuessing(from, share is null ? "addresses of links" : "passphrases");
            }
        }

        return true;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Somebody at {Address} is guessing {What}. They are slowed down; this is told once.")]
    private partial void LogGuessing(IPAddress? address, string what);
}
