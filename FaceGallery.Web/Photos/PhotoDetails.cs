using FaceGallery.Domain.Photos;

namespace FaceGallery.Web.Photos;

/// <summary>Everything that the page of one photo tells. See <see cref="Photo"/> for units.</summary>
public sealed record PhotoDetails(
    int Id,
    string? Hash,
    string Path,
    PhotoState State,
    string? FailureReason,
    bool IsDamaged,
    bool IsMissing,
    int Width,
    int Height,
    long Size,
    DateTime? TakenAt,
    int? TakenAtOffsetMinutes,
    string? Camera)
{
    public string FileName => System.IO.Path.GetFileName(Path);

    /// <summary>Accepted faces, the largest first.</summary>
    public IReadOnlyList<PhotoFace> Faces { get; init; } = [];
}
