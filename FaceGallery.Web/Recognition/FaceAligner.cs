using System.Numerics;
using FaceGallery.Domain.Detection;

namespace FaceGallery.Web.Recognition;

/// <summary>
/// Cuts a face out upright: a similarity transform brings its five landmarks to the ArcFace places (InsightFace's 112x112 template)
/// and the crop is sampled from the caller's picture, which stays as it is. What lies outside of the picture is black.
/// </summary>
public static class FaceAligner
{
    private const int Size = IFaceEmbedder.AlignedFaceSize;

    /// <summary>Where the landmarks belong, in the order of <see cref="FaceLandmarks"/>, in pixels from the crop's corner.</summary>
    private static readonly Vector2[] Template =
    [
        new(38.7946f, 52.1963f), new(74.0318f, 52.0014f), new(56.5252f, 72.2366f), new(42.0493f, 92.8655f), new(71.2299f, 92.7041f),
    ];

    /// <summary>The aligned face of <see cref="IFaceEmbedder.AlignedFaceSize"/> pixels square.</summary>
    public static RgbImage Align(RgbImage image, FaceLandmarks landmarks) => PictureSampler.Sample(image, CropToImage(image, landmarks), Size, Size);

    private static SimilarityTransform CropToImage(RgbImage image, FaceLandmarks landmarks)
    {
        Span<Vector2> points = stackalloc Vector2[FaceLandmarks.Count];
        for (var i = 0; i < points.Length; i++)
        {
            points[i] = new(landmarks[i].X * image.Width, landmarks[i].Y * image.Height);
        }

        return SimilarityTransform.Fit(points, Template).Inverse();
    }
}
