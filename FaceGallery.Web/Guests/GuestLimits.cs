using System.Net;
using System.Threading.RateLimiting;
using FaceGallery.Domain.Sharing;
using FaceGallery.Web.Accounts;
using FaceGallery.Web.Guests.Finding;
using FaceGallery.Web.Hosting;
using FaceGallery.Web.Sharing;

namespace FaceGallery.Web.Guests;

/// <summary>
/// How much strangers and guests may do, by network (<see cref="AddressNetwork"/>) and by link. A whole party may come from one network, and whoever has
/// a link's address always sees its photos.
/// </summary>
public sealed class GuestLimits(GuestWatch watch, TimeProvider time) : IDisposable
{
    /// <summary>What guests may ask of the owner in ten minutes from a network by one link.</summary>
    public const int MaxRequests = 40;

    private const int MaxRequestsByLink = 120;

    /// <summary>Pictures to be found by, in ten minutes.</summary>
    private const int MaxPictures = 40;

    private const int MaxPicturesByLink = 200;

    /// <summary>Pictures of all guests that are received, or looked at, at a time: each takes twice its bytes (<see cref="SelfieUpload.MaxBytes"/>).</summary>
    private const int PicturesAtATime = 2;

    /// <summary>Pictures of one network that are at hand at a time, those that wait included, so that nobody takes all places.</summary>
    private const int PicturesOfNetwork = 2;

    private const int WaitingPictures = 16;

    /// <summary>Wrong addresses in a minute.</summary>
    private const int MaxMisses = 30;

    /// <summary>Wrong passphrases of a network for a link without a wait: a whole party types on one Wi-Fi.</summary>
    private const int FreePassphrases = 10;

    /// <summary>Wrong passphrases for a link without a wait, wherever they come from.</summary>
    private const int FreePassphrasesOfLink = 100;

    /// <summary>
    /// A link takes a wrong passphrase every 30 seconds in the end from all networks that were wrong often, and as many from all others: at most 2 × (2,880 + 100)
    /// a day, though thousands of networks guess. Half of six lower-case letters (26⁶) take 70 years then, half of six digits 84 days, and the owner is told
    /// on the first; each guesser needs the link's address of 128 bits, too.
    /// </summary>
    private static readonly TimeSpan LongestWaitOfLink = TimeSpan.FromSeconds(30);

    /// <summary>A network alone is down to 1,440 guesses a day.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    /// <summary>Passphrases of one network that wait for their turn.</summary>
    private const int WaitingPassphrasesOfNetwork = 16;

    private const int WaitingPassphrases = 64;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    private readonly PartitionedRateLimiter<Sender> _misses = PerWindow(sender => sender.Network, MaxMisses, TimeSpan.FromMinutes(1));
    private readonly GrowingDelay _passphrases = new(time, FreePassphrases, TimeSpan.FromSeconds(1), LongestWait);
    private readonly GrowingDelay _passphrasesOfLinks = new(time, FreePassphrasesOfLink, TimeSpan.FromSeconds(1), LongestWaitOfLink);
    private readonly PartitionedRateLimiter<Sender> _requests = PartitionedRateLimiter.CreateChained(
        PerWindow(sender => $"{sender}", MaxRequests, Window), PerWindow(sender => $"{sender.ShareId}", MaxRequestsByLink, Window));

    private readonly PartitionedRateLimiter<Sender> _pictures = PartitionedRateLimiter.CreateChained(
        PerWindow(sender => sender.Network, MaxPictures, Window),
        PerWindow(sender => $"{sender.ShareId}", MaxPicturesByLink, Window),
        Turns.Of<Sender>(sender => sender.Network, PicturesOfNetwork, WaitingPictures),
        Turns.Of<Sender>(_ => "all", PicturesAtATime, WaitingPictures));

    private readonly GuessLimiter<Sender> _guesses = new(
        Turns.Of<Sender>(sender => sender.Network, atOnce: 1, WaitingPassphrasesOfNetwork), Turns.Of<Sender>(_ => "all", atOnce: 1, WaitingPassphrases));

    /// <summary>Bytes of the form around a picture.</summary>
    public static long MaxBytesOfForm => SelfieUpload.MaxBytes + (64 * 1024);

    /// <summary>Somebody tried the address of a link that is none.</summary>
    /// <returns>Whether it was once too often.</returns>
    public bool IsMissOneTooMany(IPAddress? from) => !TryTake(_misses, Sender.Of(null, from)) && Note(GuestExcess.GuessedLinks, null, from);

    /// <summary>A guest wants to ask the owner for something.</summary>
    /// <returns>Whether it is once too often.</returns>
    public bool IsRequestOneTooMany(Share share, IPAddress? from) => !TryTake(_requests, Sender.Of(share, from)) && Note(GuestExcess.Requests, share, from);

    /// <summary>A guest sends a picture to be found by; others may have to be done first.</summary>
    /// <returns>To be disposed of when the picture is done with. It may not be acquired: then it is one too many.</returns>
    public async ValueTask<RateLimitLease> AcquirePictureAsync(Share share, IPAddress? from, CancellationToken cancellationToken)
    {
        var lease = await _pictures.AcquireAsync(Sender.Of(share, from), cancellationToken: cancellationToken);
        if (!lease.IsAcquired)
        {
            watch.Note(GuestExcess.Pictures, share.Id, from);
        }

        return lease;
    }

    /// <summary>
    /// Tries a passphrase, one after the other, so that many at once are no more tries than many in a row. Who has given the right one before is not asked
    /// again, and never waits; of the others those wait apart whose network was wrong often, so that they do not keep newcomers out.
    /// </summary>
    /// <param name="isRight">Whether the one that was given is right.</param>
    public async Task<Guess> TryPassphraseAsync(Share share, IPAddress? from, Func<bool> isRight, CancellationToken cancellationToken)
    {
        var guess = await _guesses.TryAsync(Sender.Of(share, from), () => CountersOf(share, from), () => Task.FromResult(isRight()), cancellationToken);
        if (guess.IsRight == false)
        {
            watch.Note(GuestExcess.GuessedPassphrases, share.Id, from);
        }

        return guess;
    }

    public void Dispose()
    {
        _misses.Dispose();
        _requests.Dispose();
        _pictures.Dispose();
        _guesses.Dispose();
    }

    private FailureCount[] CountersOf(Share share, IPAddress? from)
    {
        var network = $"{share.Id} {AddressNetwork.Of(from)}";
        return [new(_passphrases, network), new(_passphrasesOfLinks, $"{share.Id} {(_passphrases.IsSlowed(network) ? "slowed" : "new")}")];
    }

    private static PartitionedRateLimiter<Sender> PerWindow(Func<Sender, string> keyOf, int most, TimeSpan window) => PartitionedRateLimiter.Create<Sender, string>(sender =>
        RateLimitPartition.GetFixedWindowLimiter(keyOf(sender), _ => new FixedWindowRateLimiterOptions { PermitLimit = most, Window = window }));

    private static bool TryTake(PartitionedRateLimiter<Sender> limiter, Sender sender)
    {
        using var lease = limiter.AttemptAcquire(sender);
        return lease.IsAcquired;
    }

    private bool Note(GuestExcess what, Share? share, IPAddress? from)
    {
        watch.Note(what, share?.Id, from);
        return true;
    }

    private readonly record struct Sender(int? ShareId, string Network)
    {
        public static Sender Of(Share? share, IPAddress? from) => new(share?.Id, AddressNetwork.Of(from));
    }
}
