using FaceGallery.Domain.Faces;
using FaceGallery.Domain.Recognition;

namespace FaceGallery.Web.Photos;

/// <summary>A face of a photo, with the names of those it is or may be.</summary>
/// <param name="IsDrawn">It is no more than a box that the owner drew: there are no landmarks, so that nothing can be compared with it.</param>
public sealed record PhotoFace(
    int Id,
    RelativeBox Box,
    float Score,
    FaceFlaws Flaws,
    int? PersonId,
    string? Person,
    float? Similarity,
    AssignedBy? AssignedBy,
    string? Suggested,
    float? SuggestedSimilarity,
    bool IsStranger,
    bool IsDrawn);
