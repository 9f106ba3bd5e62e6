using FaceGallery.Domain.Calibration;
using FaceGallery.Domain.Detection;
using FaceGallery.Domain.Matching;
using FaceGallery.Tests.Domain.Matching;

namespace FaceGallery.Tests.Domain.Calibration;

/// <summary>Confirmed faces, drawn.</summary>
internal static class Confirmed
{
    private const int Dimensions = 32;

    /// <summary>A face in a photo of its own; its similarity to another of the same person is the product of both.</summary>
    public static ConfirmedFace Face(int id, int person, float similarity) => Face(id, person, (person, similarity));

    public static ConfirmedFace Face(int id, int person, params (int Person, float Similarity)[] similarities) =>
        new(id, person, PhotoId: id, Drawn.Face(id, similarities), IsUsable: true);

    /// <summary>Faces of people who differ by chance, each person's scattered around their own.</summary>
    /// <param name="noise">How far they scatter: 1 as far as people differ.</param>
    public static List<ConfirmedFace> Crowd(int people, int each, float noise)
    {
        var random = new Random(people);
        var centres = Enumerable.Range(0, people).Select(_ => Vector(random)).ToList();
        return
        [
            .. Enumerable.Range(0, people * each).Select(id => new ConfirmedFace(
                id, id % people, id, Embedding.FromOutput("drawn", [.. Vector(random).Zip(centres[id % people], (own, centre) => centre + (noise * own))]), IsUsable: true)),
        ];
    }

    public static ThresholdReport Check(IReadOnlyCollection<ConfirmedFace> faces, RecognitionThresholds? thresholds = null, int libraryFaces = 0) =>
        new ThresholdCheck(thresholds ?? new RecognitionThresholds()).Check(faces, libraryFaces, TestContext.Current.CancellationToken);

    private static float[] Vector(Random random) => [.. Enumerable.Range(0, Dimensions).Select(_ => random.NextSingle() - 0.5f)];
}
