namespace FaceGallery.Domain.Sharing;

/// <summary>A link by which guests see some photos, and nothing else.</summary>
public sealed class Share
{
    public const int MaxTitleLength = 100;
    public const int MaxGreetingLength = 500;
    public const int MinPassphraseLength = 6;
    public const int MaxPassphraseLength = 100;

    private readonly List<SharePhoto> _photos = [];

    public int Id { get; init; }

    /// <summary>SHA-256 of the token in the link's address: by it the link is found.</summary>
    public required byte[] TokenHash { get; set; }

    /// <summary>The token, encrypted, so that the owner can see and print the link again.</summary>
    public required string ProtectedToken { get; set; }

    /// <summary>What the owner calls it; null for the name of what it shows.</summary>
    public string? Title { get; set; }

    /// <summary>What the owner says to guests above the photos; null for nothing.</summary>
    public string? Greeting { get; set; }

    /// <summary>The photos, as <see cref="Albums.PhotoSearchText"/> writes a search; null for photos that were chosen one by one.</summary>
    public string? Search { get; set; }

    /// <summary>It shows the photos that it had when it was made, whatever is found or corrected later.</summary>
    public bool IsFrozen { get; set; }

    /// <summary>The account of the friend who made it, without which it opens nothing; null where the owner did.</summary>
    public int? MakerId { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime CreatedAt { get; init; }

    /// <summary>UTC; null for never.</summary>
    public DateTime? ExpiresAt { get; set; }

    /// <summary>Salted, as ASP.NET Core Identity hashes passwords; null where none is asked for.</summary>
    public string? PassphraseHash { get; set; }

    public ShareDownload Download { get; set; } = ShareDownload.Originals;

    /// <summary>Guests read who is in a photo.</summary>
    public bool ShowsNames { get; set; } = true;

    /// <summary>What is downloaded tells neither place nor camera.</summary>
    public bool IsStripped { get; set; } = true;

    /// <summary>What many devices cannot open is downloaded as JPEG.</summary>
    public bool IsReadable { get; set; }

    /// <summary>Of photos that show nearly the same guests see all, and not only the best.</summary>
    public bool ShowsAllOfStacks { get; set; }

    /// <summary>Guests may look for themselves by a picture of theirs.</summary>
    public bool AllowsFindMe { get; set; }

    /// <summary>Messengers that preview the link may show a photo, before anybody opens it. Not where a passphrase is asked for.</summary>
    public bool ShowsPicture { get; set; }

    /// <summary>Its page begins without a photo.</summary>
    public bool HidesCover { get; set; }

    /// <summary>The photo that its page begins with and that messengers preview, while it is one of those that it shows; null for the best of them.</summary>
    public int? CoverPhotoId { get; set; }

    /// <summary>UTC; null while it is open.</summary>
    public DateTime? RevokedAt { get; set; }

    /// <summary>How often its page was opened.</summary>
    public int Visits { get; set; }

    /// <summary>Photos and archives that were fetched whole.</summary>
    public int Downloads { get; set; }

    /// <summary>UTC.</summary>
    public DateTime? LastVisitAt { get; set; }

    /// <summary>Photos that were chosen or frozen; for a live link those that a visitor was shown.</summary>
    public IReadOnlyList<SharePhoto> Photos => _photos;

    /// <summary>Its photos are those of <see cref="Photos"/>.</summary>
    public bool IsFixed => IsFrozen || Search is null;

    /// <param name="at">UTC.</param>
    public bool IsExpired(DateTime at) => ExpiresAt is { } end && at >= end;

    public void Fix(IEnumerable<int> photoIds, DateTime at) =>
        _photos.AddRange(photoIds.Select(id => new SharePhoto { PhotoId = id, AddedAt = at }));
}
