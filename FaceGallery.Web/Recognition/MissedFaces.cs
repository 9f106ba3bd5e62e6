using FaceGallery.Domain.Detection;

namespace FaceGallery.Web.Recognition;

/// <summary>
/// Finds faces that <see cref="FaceAnalyzer"/> missed, on request, as it takes longer. Safe to call from several
/// threads at once; the same picture gives the same answer.
/// </summary>
public sealed class MissedFaces
{
    private readonly FaceAnalyzer _analyzer;
    private readonly DeepScan _closer;
    private readonly BoxSearch _search;

    internal MissedFaces(FaceAnalyzer analyzer, DeepScan closer, BoxSearch search) => (_analyzer, _closer, _search) = (analyzer, closer, search);

    /// <summary>
    /// The face that somebody drew a box around, however it is turned; its box is the face's own, not the drawn one. Null where no landmarks
    /// are found in it.
    /// </summary>
    /// <param name="image">The decoded picture; it is only read.</param>
    /// <param name="box">Drawn by hand: it may be half as large again as the face, smaller, or beside it by a quarter.</param>
    public AnalysedFace? AnalyzeBox(RgbImage image, RelativeBox box) =>
        _search.Find(image, box) is { } face && _analyzer.Recognise(image, [face]) is [var known, ..] ? known : null;

    /// <summary>More faces, largest first, none of which is where a known one is.</summary>
    /// <param name="image">The decoded picture; it is only read.</param>
    /// <param name="known">Faces that were found before, or that a human said are none.</param>
    public IReadOnlyList<AnalysedFace> DeepScan(RgbImage image, IReadOnlyList<RelativeBox> known)
    {
        var small = _analyzer.Recognise(image, [.. _closer.Enlarged(image).Where(IsNew)]);
        var others = _analyzer.Recognise(image, [.. _closer.Reduced(image).Concat(_closer.Turned(image)).Where(IsNew)]);
        // Small faces are often too blurred for the embedder and yet faces; of the others it must recognise that they are.
        return [.. OnePerPlace(small.Concat(others.Where(face => face.Quality.IsUsable))).OrderByDescending(face => face.Detection.Box.Area)];

        bool IsNew(DetectedFace face) => !known.Any(box => FaceBlending.IsSamePlace(box, face.Box));
    }

    private static List<AnalysedFace> OnePerPlace(IEnumerable<AnalysedFace> faces)
    {
        var kept = new List<AnalysedFace>();
        foreach (var face in faces.OrderByDescending(face => face.Detection.Score))
        {
            if (!kept.Exists(other => FaceBlending.IsSamePlace(other.Detection.Box, face.Detection.Box)))
            {
                kept.Add(face);
            }
        }

        return kept;
    }
}
