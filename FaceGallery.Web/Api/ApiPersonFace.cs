using FaceGallery.Domain.Faces;
using FaceGallery.Web.People;

namespace FaceGallery.Web.Api;

/// <param name="Portrait">It is in a portrait, which is in no album.</param>
/// <param name="Likeness">Mean cosine similarity to the person's faces that are most similar to it.</param>
public sealed record ApiPersonFace(
    string Id, string PhotoId, bool Enrolled, bool Portrait, AssignedBy? AssignedBy, float? Similarity, float? Likeness)
{
    public static ApiPersonFace Of(PersonFace face) => new(
        ApiId.Of(face.Id), ApiId.Of(face.PhotoId), face.IsEnrolled, face.IsPortrait, face.AssignedBy, face.Similarity, face.Likeness);
}
