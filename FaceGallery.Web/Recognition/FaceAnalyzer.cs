using FaceGallery.Domain.Recognition;

namespace FaceGallery.Web.Recognition;

/// <summary>A picture's faces with all that recognition needs: detect, align, measure, embed. Safe to call from several threads at once.</summary>
public sealed class FaceAnalyzer(IFaceDetector detector, IFaceEmbedder embedder)
{
    /// <summary>The faces, largest first; none where nobody is seen.</summary>
    /// <param name="image">The decoded picture; it is only read.</param>
    /// <param name="originalScale">Width of the original picture divided by the width of <paramref name="image"/>.</param>
    public IReadOnlyList<AnalysedFace> Analyze(RgbImage image, float originalScale)
    {
        var faces = detector.Detect(image);
        var crops = faces.Select(face => FaceAligner.Align(image, face.Landmarks)).ToList();
        var embedded = embedder.Embed(crops);
        return
        [
            .. faces.Select((face, i) => new AnalysedFace(
                face, FaceQualityMeter.Measure(image, face, crops[i], embedded[i].Strength, originalScale), embedded[i].Embedding)),
        ];
    }
}
