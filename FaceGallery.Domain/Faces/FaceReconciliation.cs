using FaceGallery.Domain.Detection;

namespace FaceGallery.Domain.Faces;

/// <summary>
/// Brings a photo's known faces and those of a new look at it together. The picture may be another than before (cropped, edited): a face is the same one
/// where it looks the same, and in the same frame where it lies in the same place, too.
/// </summary>
internal static class FaceReconciliation
{
    private const float SamePlace = 0.5f;

    /// <summary>Different people hardly ever come so near: see docs/measurements.md.</summary>
    private const float SameLook = 0.6f;

    /// <summary>However a face was edited, it does not become so unlike itself.</summary>
    private const float Stranger = 0.2f;

    /// <param name="isSameView">Both pictures show the same frame: what lies at a place lay there before, and what is not found again may be there still.</param>
    /// <param name="spokenOf">Ids of known faces that stay as those that a human edited do.</param>
    public static void Reconcile(List<Face> known, IReadOnlyList<AnalysedFace> found, bool isSameView, IReadOnlySet<int>? spokenOf = null)
    {
        var same = new Face?[found.Count];
        var left = known.Where(face => face.Embedding is not null).ToList();
        if (isSameView)
        {
            Match(same, found, left, (face, analysed) => Alikeness(face, analysed) < Stranger ? 0 : face.Box.Overlap(analysed.Detection.Box), SamePlace);
        }

        Match(same, found, left, Alikeness, SameLook);
        known.RemoveAll(face => !(isSameView && (face.IsUserEdited || spokenOf?.Contains(face.Id) == true)) && !same.Contains(face));
        for (var ordinal = 0; ordinal < found.Count; ordinal++)
        {
            if (same[ordinal] is { } face)
            {
                face.Redetect(found[ordinal], ordinal);
            }
            else
            {
                known.Add(same[ordinal] = Face.From(found[ordinal], ordinal));
            }
        }

        foreach (var (place, face) in known.Except(same).Index())
        {
            face!.MoveTo(found.Count + place);
        }
    }

    /// <returns>How many of the new faces are known ones, each for one.</returns>
    public static int SameFaces(IEnumerable<Face> known, IReadOnlyList<AnalysedFace> found, float least)
    {
        var same = new Face?[found.Count];
        Match(same, found, [.. known.Where(face => face.Embedding is not null)], Alikeness, least);
        return same.Count(face => face is not null);
    }

    private static void Match(Face?[] same, IReadOnlyList<AnalysedFace> found, List<Face> left, Func<Face, AnalysedFace, float?> alike, float least)
    {
        var pairs =
            from ordinal in Enumerable.Range(0, found.Count)
            where same[ordinal] is null
            from face in left
            let likeness = alike(face, found[ordinal])
            where likeness >= least
            orderby likeness descending, face.Id
            select (ordinal, face);
        foreach (var (ordinal, face) in pairs.ToList())
        {
            if (same[ordinal] is null && left.Remove(face))
            {
                same[ordinal] = face;
            }
        }
    }

    /// <summary>Null where the model changed between the two.</summary>
    private static float? Alikeness(Face face, AnalysedFace analysed) => face.Embedding!.Model == analysed.Embedding.Model
        ? Embedding.FromBytes(face.Embedding.Model, face.Embedding.Vector).Similarity(analysed.Embedding)
        : null;
}
