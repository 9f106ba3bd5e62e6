namespace FaceGallery.Web.Review;

/// <summary>A question to the owner: are these this person?</summary>
/// <param name="Faces">Faces that the machine takes for the person, most alike first; they belong together where there are several.</param>
/// <param name="OddFaces">Faces of the same group that it does not: shown, but not chosen.</param>
/// <param name="References">Faces that are surely the person's, to compare with.</param>
public sealed record ReviewItem(
    int PersonId, string Person, IReadOnlyList<ReviewFace> Faces, IReadOnlyList<ReviewFace> OddFaces, IReadOnlyList<ReviewFace> References)
{
    /// <summary>Several faces are asked about together.</summary>
    public bool IsBatch => Faces.Count > 1;

    /// <summary>It is the same question, though some of its faces may have been answered meanwhile, or others have joined.</summary>
    public bool IsAbout(int personId, IEnumerable<int> faceIds) => PersonId == personId && Faces.Any(face => faceIds.Contains(face.Id));
}
