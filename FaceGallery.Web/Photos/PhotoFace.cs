using FaceGallery.Domain.Faces;
using FaceGallery.Domain.Recognition;

namespace FaceGallery.Web.Photos;

/// <summary>A face of a photo, with the names of those it is or may be.</summary>
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
    bool IsStranger);
