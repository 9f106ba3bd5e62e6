using FaceGallery.Domain.Detection;

namespace FaceGallery.Web.Recognition;

/// <summary>A quick look at a small picture turned three ways, for a photo that may lie on its side or head.</summary>
internal sealed class OrientationEstimator(YuNetModel model)
{
    private const float MinScore = 0.8f;

    /// <summary>Of the first look's larger input: 320 px, where a look takes some 5 ms.</summary>
    private const int Reduction = 4;

    /// <summary>
    /// Degrees clockwise by which the picture has to be turned to show its best face upright: 90, 180 or 270. Null where none shows. No more
    /// than a guess: an upright face seen upside down looks like a face, too.
    /// </summary>
    public int? Of(RgbImage image)
    {
        using var small = BgrTensor.Resize(image, Math.Max(1, YuNetFaceDetector.LargeSideOf(image) / Reduction), YuNetModel.Multiple);
        int? best = null;
        var bestScore = MinScore;
        foreach (var degrees in (int[])[90, 180, 270])
        {
            using var turned = small.Turned(degrees, YuNetModel.Multiple);
            var score = model.Run(turned, MinScore).Select(face => face.Score).DefaultIfEmpty(0).Max();
            if (score >= bestScore)
            {
                (best, bestScore) = (degrees, score);
            }
        }

        return best;
    }
}
