namespace FaceGallery.Domain.Photos;

/// <summary>What a photo's file says of itself. See <see cref="Photo"/> for units.</summary>
/// <param name="Detector">Name of the model that found its faces; null for none that is known.</param>
public sealed record PhotoContent(
    int Width,
    int Height,
    int RotationDegrees,
    bool IsDamaged,
    DateTime? TakenAt,
    int? TakenAtOffsetMinutes,
    string? Camera,
    double? Latitude,
    double? Longitude,
    int? Colour,
    PictureHash? Look,
    string? Detector = null);
