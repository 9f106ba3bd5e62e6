using FaceGallery.Domain.Recognition;

namespace FaceGallery.Domain.Faces;

/// <summary>
/// Brings a photo's known faces and those of a new look at it together. The picture may be another than before (cropped, edited), so a face is the
/// same one where it lies in the same place, or looks the same.
/// </summary>
internal static class FaceReconciliation
{
    private const float SamePlace = 0.5f;

    /// <summary>Different people hardly ever come so near: see docs/recognition.md.</summary>
    private const float SameLook = 0.6f;

    public static void Reconcile(List<Face> known, IReadOnlyList<AnalysedFace> found)
    {
        var left = known.Where(face => face.Embedding is not null).ToList();
        var same = new Face?[found.Count];
        Match(same, found, left, (face, analysed) => face.Box.Overlap(analysed.Detection.Box), SamePlace);
        Match(same, found, left, Alikeness, SameLook);

        known.RemoveAll(face => !face.IsKept && !same.Contains(face));
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

    private static void Match(Face?[] same, IReadOnlyList<AnalysedFace> found, List<Face> left, Func<Face, AnalysedFace, float> alike, float least)
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

    private static float Alikeness(Face face, AnalysedFace analysed) => face.Embedding!.Model == analysed.Embedding.Model
        ? Embedding.FromBytes(face.Embedding.Model, face.Embedding.Vector).Similarity(analysed.Embedding)
        : -1;
}
