using FaceGallery.Domain.Detection;
using FaceGallery.Domain.Faces;

namespace FaceGallery.Web.Faces;

/// <summary>A face as grids and cards show it.</summary>
/// <param name="Version">Of its photo: see <see cref="Domain.Photos.Photo.Version"/>.</param>
/// <param name="Time">When the photo was taken, or its file changed where that is not known.</param>
/// <param name="Person">Whose it is; null for an unnamed face.</param>
/// <param name="AssignedBy">Who gave it the name.</param>
/// <param name="Similarity">Cosine similarity on which the machine's name or suggestion rests; null where a human spoke, or nobody resembles it.</param>
/// <param name="Suggested">Who it may be; null for a named face.</param>
/// <param name="IsEnrolled">It stands for its person in the gallery.</param>
public sealed record FaceTile(
    int Id,
    int PhotoId,
    string Version,
    DateTime Time,
    int? PersonId,
    string? Person,
    AssignedBy? AssignedBy,
    float? Similarity,
    string? Suggested,
    FaceFlaws Flaws,
    bool IsEnrolled,
    bool IsStranger,
    bool IsNotAFace);
