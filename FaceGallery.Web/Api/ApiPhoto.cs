using FaceGallery.Domain.Photos;

namespace FaceGallery.Web.Api;

/// <param name="Path">Below its root folder, with forward slashes.</param>
/// <param name="TakenAt">Local wall time; null when nobody says.</param>
/// <param name="Width">Of the original in pixels as it is shown; 0 until it was read.</param>
/// <param name="Rotation">Degrees clockwise by which the owner turned it: 0, 90, 180 or 270.</param>
/// <param name="Latitude">Degrees north; null where nobody says.</param>
/// <param name="Longitude">Degrees east; null where nobody says.</param>
public sealed record ApiPhoto(
    string Id, string Path, DateTime? TakenAt, int Width, int Height, PhotoState State, IReadOnlyList<ApiFace> Faces, bool Favourite, string? Caption, int Rotation, double? Latitude, double? Longitude)
{
    /// <summary>The same for photos that show nearly the same; null for a photo alone.</summary>
    public string? StackId { get; init; }

    /// <summary>Photos of the stack, this one among them, that albums show; 1 for a photo alone.</summary>
    public int StackCount { get; init; } = 1;

    /// <summary>It is shown for its stack.</summary>
    public bool StackTop { get; init; }
}
