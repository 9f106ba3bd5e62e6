using FaceGallery.Domain.Detection;
using FaceGallery.Domain.Faces;

namespace FaceGallery.Domain.Photos;

/// <summary>
/// Tells an edited picture from another one that merely lies in its place. How the numbers were measured: docs/adr/0019-a-photo-is-its-content.md.
/// </summary>
public static class Resemblance
{
    /// <summary>Signs of <see cref="PictureHash"/> that may differ between a picture and its edit in the same frame.</summary>
    private const int SameView = 8;

    /// <summary>Cosine similarity of a face to itself in an edit that shows another frame. The same person in another picture hardly ever comes so near.</summary>
    private const float SameFace = 0.9f;

    /// <summary>In the same frame, of the same moment, less is enough: different people hardly ever come so near.</summary>
    private const float SameFaceInView = 0.75f;

    /// <summary>Whether both show the same frame, so that what lay at a place lies there still.</summary>
    public static bool IsSameView(PictureHash? one, PictureHash? other) => Distance(one, other) <= SameView;

    /// <summary>
    /// Whether a picture is an edit of a known one: the same moment, as far as both tell, and at least half of the faces of the one with fewer; the same
    /// frame, where either has none that can be compared.
    /// </summary>
    /// <param name="known">With its faces and their embeddings.</param>
    public static bool IsEdit(Photo known, PhotoContent content, IReadOnlyList<AnalysedFace> faces)
    {
        // Correcting a camera's clock changes nothing else.
        if (known.CameraTime is { } before && content.TakenAt is { } now && before != now && Distance(known.Look, content.Look) > 0)
        {
            return false;
        }

        var isSameView = IsSameView(known.Look, content.Look);

        // While another model takes over there may be none that can be compared.
        var fewer = Math.Min(known.Faces.Count(face => face.Embedding is { } embedding && faces.Any(found => found.Embedding.Model == embedding.Model)), faces.Count);
        return fewer == 0 ? isSameView : FaceReconciliation.SameFaces(known.Faces, faces, isSameView ? SameFaceInView : SameFace) * 2 >= fewer;
    }

    /// <returns>As of <see cref="PictureHash.Distance"/>; more where one is not known.</returns>
    public static int Distance(PictureHash? one, PictureHash? other) => one is { } first && other is { } second ? first.Distance(second) : int.MaxValue;
}
