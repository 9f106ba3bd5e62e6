using FaceGallery.Web.Review;

namespace FaceGallery.Web.Api;

/// <summary>A question: are these this person? Yes names them, no rejects them.</summary>
public sealed record ApiReviewItem(string PersonId, string Person, IReadOnlyList<string> FaceIds, IReadOnlyList<string> OddFaceIds, float? Similarity)
{
    public static ApiReviewItem Of(ReviewItem item) => new(
        ApiId.Of(item.PersonId), item.Person, [.. item.Faces.Select(face => ApiId.Of(face.Id))], [.. item.OddFaces.Select(face => ApiId.Of(face.Id))],
        item.Faces[0].Similarity);
}
