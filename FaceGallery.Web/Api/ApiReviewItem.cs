using FaceGallery.Web.Review;

namespace FaceGallery.Web.Api;

/// <summary>A question: are these this person? Yes names them, no rejects them.</summary>
/// <param name="YearsAfter">Years from the person's confirmed photo that is nearest in time to the first face; negative where that is the later one, null where a date is missing.</param>
/// <param name="IsCrowd">It is asked because faces like these, of young children most often, look alike to the machine.</param>
public sealed record ApiReviewItem(
    string PersonId, string Person, IReadOnlyList<string> FaceIds, IReadOnlyList<string> OddFaceIds, float? Similarity, int? YearsAfter, bool IsCrowd)
{
    public static ApiReviewItem Of(ReviewItem item) => new(
        ApiId.Of(item.PersonId), item.Person, [.. item.Faces.Select(face => ApiId.Of(face.Id))], [.. item.OddFaces.Select(face => ApiId.Of(face.Id))],
        item.Faces[0].Similarity, item.YearsAfter, item.IsCrowd);
}
