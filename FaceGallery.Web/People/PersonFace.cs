using FaceGallery.Domain.Detection;
using FaceGallery.Domain.Faces;

namespace FaceGallery.Web.People;

/// <summary>One of a person's faces, with what speaks for it.</summary>
/// <param name="IsEnrolled">It stands for the person in the gallery.</param>
/// <param name="IsPortrait">It is in a portrait, which is in no album.</param>
/// <param name="AssignedBy">Who gave it the name; null for a portrait, whose file bears the name.</param>
/// <param name="Similarity">Cosine similarity on which the machine decided; null where it did not.</param>
/// <param name="Quality">Null where there is nothing to compare.</param>
/// <param name="Likeness">See <see cref="Domain.Matching.FaceLikeness"/>; null where there is nothing to compare it with.</param>
public sealed record PersonFace(
    int Id, int PhotoId, bool IsEnrolled, bool IsPortrait, AssignedBy? AssignedBy, float? Similarity, FaceQuality? Quality, float? Likeness)
{
    /// <summary>It can stand for the person: a human named it, and there is something to compare.</summary>
    public bool CanBeEnrolled => !IsEnrolled && AssignedBy == Domain.Faces.AssignedBy.Human && Quality is not null;

    /// <summary>Why it does not unless it is used all the same; null for a clear face.</summary>
    public FaceFlaws? Poverty => Quality is { IsExample: false } poor ? poor.ExampleFlaws.Each().First() : null;
}
