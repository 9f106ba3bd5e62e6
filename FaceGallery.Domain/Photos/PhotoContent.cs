namespace FaceGallery.Domain.Photos;

/// <summary>What a photo's file says of itself. See <see cref="Photo"/> for units.</summary>
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
    PictureHash? Look);
