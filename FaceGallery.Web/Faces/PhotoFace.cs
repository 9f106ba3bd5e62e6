using FaceGallery.Domain.Detection;
using FaceGallery.Domain.Faces;

namespace FaceGallery.Web.Faces;

/// <summary>A face of a photo, with the names of those it is or may be.</summary>
/// <param name="Box">In the photo as it is shown.</param>
/// <param name="YearsAfter">Years from the confirmed photo of the suggested person that is nearest in time; negative where that is the later one, null where a date is missing.</param>
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
    int? YearsAfter,
    bool IsStranger,
    bool IsDrawn)
{
    /// <summary>Why nobody is recognised by it, though a human named it; null where somebody is, or where it is not the picture that hinders.</summary>
    public FaceFlaws? Poverty { get; init; }
}
