using FaceGallery.Domain.Sharing;
using FaceGallery.Web.History;
using FaceGallery.Web.Sharing;

namespace FaceGallery.Web.Api;

/// <summary>A link to be made. What is not said is as in the pages: live, without an end, originals without place and camera.</summary>
internal sealed record ApiShareBody(ApiShareScope? Scope, string? Title, bool? Live, DateTimeOffset? ExpiresAt, string? Passphrase, ShareDownload? Download)
{
    public const string BestCover = "best";

    public const string NoCover = "none";

    /// <summary>What guests read above the photos.</summary>
    public string? Greeting { get; init; }

    /// <summary>Messengers may preview the link with a photo.</summary>
    public bool? Picture { get; init; }

    /// <summary>What the page begins with: "best", "none", or a photo's id.</summary>
    public string? Cover { get; init; }

    public bool? ShowsNames { get; init; }

    public bool? Stripped { get; init; }

    public bool? Readable { get; init; }

    /// <summary>Of photos that show nearly the same guests see all, and not only the best.</summary>
    public bool? AllOfStacks { get; init; }

    public bool? FindMe { get; init; }

    /// <exception cref="ChangeRefusedException">A value is not one of those that there are.</exception>
    public ShareSettings ToSettings() => new()
    {
        HidesCover = Cover == NoCover,
        CoverPhotoId = Cover is null or BestCover or NoCover ? null : ApiId.TryParse(Cover) ?? throw new ChangeRefusedException(ChangeRefusal.Invalid, "Sharing.Refused.NoSuchCover"),
        Title = Title,
        Greeting = Greeting,
        ShowsPicture = Picture ?? false,
        IsFrozen = Live == false,
        ExpiresAt = ExpiresAt?.UtcDateTime,
        Passphrase = string.IsNullOrEmpty(Passphrase) ? null : Passphrase,
        Download = Download ?? ShareDownload.Originals,
        ShowsNames = ShowsNames ?? true,
        IsStripped = Stripped ?? true,
        IsReadable = Readable ?? false,
        ShowsAllOfStacks = AllOfStacks ?? false,
        AllowsFindMe = FindMe ?? false,
    };
}
