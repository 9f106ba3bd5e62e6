using FaceGallery.Domain.Albums;
using FaceGallery.Domain.Messages;
using FaceGallery.Domain.Names;
using FaceGallery.Domain.Photos;

namespace FaceGallery.Web.Faces;

/// <summary>Everything that the page of one photo tells. See <see cref="Photo"/> for units.</summary>
public sealed record PhotoDetails(
    int Id,
    string? Version,
    string Path,
    PhotoState State,
    Message? FailureReason,
    bool IsDamaged,
    bool IsMissing,
    int Width,
    int Height,
    long Size,
    DateTime? TakenAt,
    int? TakenAtOffsetMinutes,
    string? Camera,
    int RotationDegrees,
    int OwnerRotationDegrees,
    int? EventId,
    int RootId)
{
    public string FileName => VisibleText.Of(System.IO.Path.GetFileName(Path));

    /// <summary>The folder that it lies in.</summary>
    public LibraryFolder Folder => new(RootId, System.IO.Path.GetDirectoryName(Path)?.Replace('\\', '/') ?? "");

    /// <summary>The original itself can be shown: browsers know its kind, and turn it the way it is shown here.</summary>
    public bool IsShownByBrowsers => (RotationDegrees + OwnerRotationDegrees) % 360 == 0
        && System.IO.Path.GetExtension(Path).ToUpperInvariant() is ".JPG" or ".JPEG" or ".PNG" or ".WEBP" or ".AVIF" or ".GIF";

    /// <summary>What lists are ordered by where nobody says when it was taken.</summary>
    public DateTime SortTime { get; init; }

    /// <summary>The time is the owner's word, not the file's.</summary>
    public bool IsTimeCorrected { get; init; }

    /// <summary>Degrees north and east, by the owner's word or the file's.</summary>
    public (double Latitude, double Longitude)? Place { get; init; }

    /// <summary>The place is the owner's word, not the file's.</summary>
    public bool IsPlaceCorrected { get; init; }

    public bool IsFavourite { get; init; }

    public bool IsHidden { get; init; }

    public string? Caption { get; init; }

    /// <summary>Of the owner's view only.</summary>
    public IReadOnlyList<string> Keywords { get; init; } = [];

    /// <summary>Paths of its other files, below their roots: the same bytes, and so the same photo. Of the owner's view only.</summary>
    public IReadOnlyList<string> Copies { get; init; } = [];

    /// <summary>Accepted faces, from left to right.</summary>
    public IReadOnlyList<PhotoFace> Faces { get; init; } = [];
}
