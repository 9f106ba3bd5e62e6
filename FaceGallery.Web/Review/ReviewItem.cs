using FaceGallery.Web.Faces;

namespace FaceGallery.Web.Review;

/// <summary>A question to the owner: are these this person?</summary>
/// <param name="Faces">
/// Faces that the machine takes for the person, most alike first. Where there are several they belong together, or are in a crowd.
/// </param>
/// <param name="OddFaces">Faces of the same group that it does not: shown, but not chosen.</param>
/// <param name="References">Faces that are surely the person's, to compare with; those that are nearest in time to the first face come first.</param>
/// <param name="IsCrowd">The machine asks because faces like these look alike to it (<see cref="Domain.Detection.Embedding.IsInCrowd"/>).</param>
public sealed record ReviewItem(
    int PersonId, string Person, IReadOnlyList<ReviewFace> Faces, IReadOnlyList<ReviewFace> OddFaces, IReadOnlyList<ReviewFace> References, bool IsCrowd)
{
    /// <summary>Years from the nearest reference to the first face, rounded; negative where it is the earlier one, null where either has no date.</summary>
    public int? YearsAfter => References is [{ TakenAt: { } known }, ..] && Faces[0].TakenAt is { } asked
        ? YearsBetween.From(known, asked)
        : null;

    /// <summary>Several faces are asked about together.</summary>
    public bool IsBatch => Faces.Count > 1;

    /// <summary>It is the same question, though some of its faces may have been answered meanwhile, or others have joined.</summary>
    public bool IsAbout(int personId, IEnumerable<int> faceIds) => PersonId == personId && Faces.Any(face => faceIds.Contains(face.Id));
}
