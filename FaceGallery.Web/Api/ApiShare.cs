using FaceGallery.Domain.Sharing;
using FaceGallery.Web.Sharing;

namespace FaceGallery.Web.Api;

/// <param name="Url">Null where the server's keys were lost.</param>
/// <param name="Album">What <c>photos?album=</c> takes for its photos; null for chosen ones.</param>
/// <param name="Live">Photos that come later appear, too.</param>
public sealed record ApiShare(
    string Id, string? Url, string Caption, string? Album, bool Live, DateTimeOffset CreatedAt, DateTimeOffset? ExpiresAt, DateTimeOffset? RevokedAt, ShareDownload Download, int PhotoCount)
{
    /// <summary>The friend who made it; null for yours.</summary>
    public string? Maker { get; init; }

    public string? Greeting { get; init; }

    public bool Picture { get; init; }

    /// <summary>"best", "none", or a photo's id, which is shown while the link shows it, and otherwise the best.</summary>
    public string Cover { get; init; } = ApiShareBody.BestCover;

    public bool HasPassphrase { get; init; }

    public bool ShowsNames { get; init; }

    public bool Stripped { get; init; }

    public bool Readable { get; init; }

    /// <summary>All photos of each stack, and not only the best.</summary>
    public bool AllOfStacks { get; init; }

    public bool FindMe { get; init; }

    public int Visits { get; init; }

    public int Downloads { get; init; }

    public DateTimeOffset? LastVisitAt { get; init; }

    internal static ApiShare Of(ShareCard card, ShareAddresses addresses, string baseAddress)
    {
        var share = card.Share;
        return new(
            ApiId.Of(card.Id), card.Path is null ? null : addresses.AddressOf(card, baseAddress), card.Caption, share.Search, !share.IsFixed, Utc(share.CreatedAt),
            Utc(share.ExpiresAt), Utc(share.RevokedAt), share.Download, card.Photos)
        {
            Maker = card.Maker,
            Greeting = share.Greeting,
            Picture = share.ShowsPicture,
            Cover = share.HidesCover ? ApiShareBody.NoCover : share.CoverPhotoId is { } cover ? ApiId.Of(cover) : ApiShareBody.BestCover,
            HasPassphrase = share.PassphraseHash is not null,
            ShowsNames = share.ShowsNames,
            Stripped = share.IsStripped,
            Readable = share.IsReadable,
            AllOfStacks = share.ShowsAllOfStacks,
            FindMe = share.AllowsFindMe,
            Visits = share.Visits,
            Downloads = share.Downloads,
            LastVisitAt = Utc(share.LastVisitAt),
        };
    }

    private static DateTimeOffset Utc(DateTime time) => new(DateTime.SpecifyKind(time, DateTimeKind.Utc));

    private static DateTimeOffset? Utc(DateTime? time) => time is { } value ? Utc(value) : null;
}
