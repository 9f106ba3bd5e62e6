using FaceGallery.Domain.Sharing;

namespace FaceGallery.Web.Sharing;

/// <summary>What the owner chooses of a link.</summary>
public sealed record ShareSettings
{
    /// <summary>Null for the name of what it shows.</summary>
    public string? Title { get; init; }

    /// <summary>Null for nothing.</summary>
    public string? Greeting { get; init; }

    public bool IsFrozen { get; init; }

    /// <summary>UTC; null for never.</summary>
    public DateTime? ExpiresAt { get; init; }

    /// <summary>A new passphrase; empty takes the present one away, and null leaves it as it is.</summary>
    public string? Passphrase { get; init; }

    public ShareDownload Download { get; init; } = ShareDownload.Originals;

    public bool ShowsNames { get; init; } = true;

    public bool IsStripped { get; init; } = true;

    public bool IsReadable { get; init; }

    public bool ShowsAllOfStacks { get; init; }

    public bool AllowsFindMe { get; init; }

    public bool ShowsPicture { get; init; }

    public bool HidesCover { get; init; }

    /// <summary>Null for the best.</summary>
    public int? CoverPhotoId { get; init; }
}
