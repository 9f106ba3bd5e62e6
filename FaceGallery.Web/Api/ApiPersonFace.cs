using FaceGallery.Domain.Detection;
using FaceGallery.Domain.Faces;
using FaceGallery.Web.People;

namespace FaceGallery.Web.Api;

/// <param name="Poor">Why it is not used to recognise the person by, unless it is enrolled all the same; null for a clear face.</param>
/// <param name="Portrait">It is in a portrait, which is in no album.</param>
/// <param name="Likeness">Mean cosine similarity to the person's faces that are most similar to it.</param>
public sealed record ApiPersonFace(
    string Id, string PhotoId, bool Enrolled, bool Portrait, AssignedBy? AssignedBy, float? Similarity, float? Likeness, FaceFlaws? Poor)
{
    public static ApiPersonFace Of(PersonFace face) => new(
        ApiId.Of(face.Id), ApiId.Of(face.PhotoId), face.IsEnrolled, face.IsPortrait, face.AssignedBy, face.Similarity, face.Likeness, face.Poverty);
}
