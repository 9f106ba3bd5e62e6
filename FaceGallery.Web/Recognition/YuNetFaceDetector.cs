using FaceGallery.Domain.Recognition;
using Microsoft.ML.OnnxRuntime;

namespace FaceGallery.Web.Recognition;

/// <summary>YuNet at two sizes.</summary>
public sealed class YuNetFaceDetector(string name, InferenceSession session) : IFaceDetector, IDisposable
{
    private const int SmallSide = 640;
    private const int LargeSide = 1280;
    private const int MaxEnlargement = 2;
    private const float MinScore = 0.6f;
    private const float SameFaceOverlap = 0.3f;

    /// <summary>Faces wider than this in the small input keep its landmarks: YuNet's are less exact on faces that are large in its input.</summary>
    private const float MaxRefinedWidth = 80;

    private readonly YuNetModel _model = new(session);

    public string Name => name;

    public IReadOnlyList<DetectedFace> Detect(RgbImage image)
    {
        var reach = Math.Max(image.Width, image.Height) * MaxEnlargement;
        var small = Math.Min(SmallSide, reach);
        var large = Math.Min(LargeSide, reach);
        var faces = SuppressOverlaps(_model.Run(image, small, MinScore));
        if (large > small * 1.3)
        {
            var maxWidth = MaxRefinedWidth / small * Math.Max(image.Width, image.Height) / image.Width;
            faces = Merge(faces, SuppressOverlaps(_model.Run(image, large, MinScore)), maxWidth);
        }

        return [.. faces.OrderByDescending(face => face.Box.Area).ThenBy(face => face.Box.X).ThenBy(face => face.Box.Y)];
    }

    public void Dispose() => _model.Dispose();

    private static List<DetectedFace> Merge(List<DetectedFace> small, List<DetectedFace> large, float maxWidth)
    {
        var merged = small.FindAll(face => face.Box.Width > maxWidth);
        merged.AddRange(large.Where(face => !merged.Exists(other => other.Box.Overlap(face.Box) > SameFaceOverlap)).ToList());
        merged.AddRange(small.Where(face => !merged.Exists(other => other.Box.Overlap(face.Box) > SameFaceOverlap)).ToList());
        return merged;
    }

    private static List<DetectedFace> SuppressOverlaps(List<DetectedFace> faces)
    {
        var kept = new List<DetectedFace>();
        foreach (var face in faces.OrderByDescending(face => face.Score).ThenBy(face => face.Box.X).ThenBy(face => face.Box.Y))
        {
            if (!kept.Exists(other => other.Box.Overlap(face.Box) > SameFaceOverlap))
            {
                kept.Add(face);
            }
        }

        return kept;
    }
}
