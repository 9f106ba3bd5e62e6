using FaceGallery.Domain.Sharing;
using FaceGallery.Web.Sharing;

namespace FaceGallery.Web.Api;

/// <summary>A link to be made. What is not said is as in the pages: live, without an end, originals without place and camera.</summary>
internal sealed record ApiShareBody(ApiShareScope? Scope, string? Title, bool? Live, DateTimeOffset? ExpiresAt, string? Passphrase, ShareDownload? Download)
{
    /// <summary>What guests read above the photos.</summary>
    public string? Greeting { get; init; }

    /// <summary>Messengers may preview the link with a photo.</summary>
    public bool? Picture { get; init; }

    public bool? ShowsNames { get; init; }

    public bool? Stripped { get; init; }

    public bool? Readable { get; init; }

    /// <summary>Of photos that show nearly the same guests see all, and not only the best.</summary>
    public bool? AllOfStacks { get; init; }

    public bool? FindMe { get; init; }

    public ShareSettings ToSettings() => new()
    {
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
