using FaceGallery.Domain.Sharing;

namespace FaceGallery.Web.Sharing;

/// <summary>A link in the owner's lists.</summary>
/// <param name="Caption">What it is called: see <see cref="ShareCaptions"/>.</param>
/// <param name="Token">The secret in its address; null when it can no longer be shown.</param>
/// <param name="Photos">How many it shows now.</param>
public sealed record ShareCard(Share Share, string Caption, string? Token, int Photos)
{
    public int Id => Share.Id;

    /// <summary>The friend who made it; null where the owner did.</summary>
    public string? Maker { get; init; }

    /// <summary>Below the app's own address: "share/abc…"; null when it can no longer be shown.</summary>
    public string? Path => Token is null ? null : $"share/{Token}";
}
