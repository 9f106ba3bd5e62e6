using FaceGallery.Domain.Faces;

namespace FaceGallery.Web.People;

/// <summary>One of a person's faces, with what speaks for it.</summary>
/// <param name="IsEnrolled">It stands for the person in the gallery.</param>
/// <param name="IsPortrait">It is in a portrait, which is in no album.</param>
/// <param name="AssignedBy">Who gave it the name; null for a portrait, whose file bears the name.</param>
/// <param name="Similarity">Cosine similarity on which the machine decided; null where it did not.</param>
/// <param name="CanVouch">It is clear enough to be enrolled.</param>
/// <param name="Likeness">See <see cref="Domain.Recognition.FaceLikeness"/>; null where there is nothing to compare it with.</param>
public sealed record PersonFace(
    int Id, int PhotoId, bool IsEnrolled, bool IsPortrait, AssignedBy? AssignedBy, float? Similarity, bool CanVouch, float? Likeness);
