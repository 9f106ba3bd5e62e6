using FaceGallery.Domain.History;

namespace FaceGallery.Web.History;

/// <summary>A change as the history lists it. See <see cref="Change"/> for what its parts mean.</summary>
public sealed record HistoryEntry(
    int Id, ChangeKind Kind, DateTime MadeAt, string MadeBy, int? PersonId, string? Subject, int Count, int AlsoNamed, DateTime? UndoneAt)
{
    /// <summary>Some of the faces or photos that it is about: those of which there are any.</summary>
    public IReadOnlyList<ChangePicture> Pictures { get; init; } = [];
}

/// <summary>A face or a photo that a change is about.</summary>
/// <param name="Id">The face's, or the photo's.</param>
/// <param name="Version">Of the photo: see <see cref="Domain.Photos.Photo.Version"/>.</param>
public sealed record ChangePicture(int Id, string Version, bool IsFace);
