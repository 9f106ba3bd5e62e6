namespace FaceGallery.Domain.Sharing;

/// <summary>A photo that a link shows, and since when.</summary>
public sealed class SharePhoto
{
    public int ShareId { get; init; }

    public required int PhotoId { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime AddedAt { get; init; }
}
