using System.Net;
using FaceGallery.Domain.Accounts;
using FaceGallery.Web.Hosting;

namespace FaceGallery.Web.Sharing;

/// <summary>What somebody did more often than is allowed.</summary>
public enum GuestExcess
{
    /// <summary>Tried addresses of no link; those are counted that were too many.</summary>
    GuessedLinks,

    /// <summary>Gave wrong passphrases; every one is counted.</summary>
    GuessedPassphrases,

    /// <summary>Asked the owner for something about photos; what was turned away is counted.</summary>
    Requests,

    /// <summary>Sent pictures to be found by; what was turned away is counted.</summary>
    Pictures,
}

/// <summary>What came too often from one network.</summary>
/// <param name="ShareId">The link by which it came; null for guessed addresses of links.</param>
/// <param name="From">See <see cref="AddressNetwork"/>.</param>
/// <param name="FirstAt">UTC.</param>
/// <param name="LastAt">UTC.</param>
public sealed record GuestExcesses(GuestExcess What, int? ShareId, string From, int Count, DateTime FirstAt, DateTime LastAt);

/// <summary>Remembers for the owner, until the app stops, who went beyond the limits.</summary>
public sealed class GuestWatch(SecurityEvents events, TimeProvider time)
{
    /// <summary>The one that happened longest ago is forgotten beyond them.</summary>
    private const int MaxRemembered = 50;

    /// <summary>What comes after so long a pause is counted anew.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    /// <summary>So many wrong passphrases of a link are more than slips.</summary>
    private const int Guessing = 5;

    private readonly Lock _lock = new();
    private readonly List<GuestExcesses> _excesses = [];

    /// <summary>The latest first.</summary>
    public IReadOnlyList<GuestExcesses> Recent()
    {
        lock (_lock)
        {
            return [.. _excesses.AsEnumerable().Reverse()];
        }
    }

    /// <summary>The same without the few wrong passphrases of somebody who mistypes it.</summary>
    public IReadOnlyList<GuestExcesses> Remarkable()
    {
        var recent = Recent();
        var wrong = recent.Where(excess => excess.What == GuestExcess.GuessedPassphrases).GroupBy(excess => excess.ShareId).ToDictionary(link => link.Key ?? 0, link => link.Sum(excess => excess.Count));
        return [.. recent.Where(excess => excess.What != GuestExcess.GuessedPassphrases || wrong[excess.ShareId ?? 0] >= Guessing)];
    }

    public void Note(GuestExcess what, int? shareId, IPAddress? from)
    {
        events.Record(KindOf(what), subjectId: shareId, from: from);
        var (network, now) = (AddressNetwork.Of(from), time.GetUtcNow().UtcDateTime);
        lock (_lock)
        {
            var known = _excesses.Find(other => other.What == what && other.ShareId == shareId && other.From == network);
            if (known is not null)
            {
                _excesses.Remove(known);
                known = now - known.LastAt < Pause ? known : null;
            }
            else if (_excesses.Count == MaxRemembered)
            {
                _excesses.RemoveAt(0);
            }

            _excesses.Add(new GuestExcesses(what, shareId, network, (known?.Count ?? 0) + 1, known?.FirstAt ?? now, now));
        }
    }

    private static SecurityEventKind KindOf(GuestExcess what) => what switch
    {
        GuestExcess.GuessedLinks => SecurityEventKind.LinkGuessed,
        GuestExcess.GuessedPassphrases => SecurityEventKind.PassphraseFailed,
        _ => SecurityEventKind.GuestLimited,
    };
}
