using System.Numerics;
using FaceGallery.Domain.Recognition;

namespace FaceGallery.Web.Recognition;

/// <summary>
/// Cuts a face out upright: a similarity transform brings its five landmarks to the ArcFace places (InsightFace's 112x112 template)
/// and the crop is sampled from the caller's picture, which stays as it is. What lies outside of the picture is black.
/// </summary>
public static class FaceAligner
{
    private const int Size = IFaceEmbedder.AlignedFaceSize;
    private const int MaxSamplesPerAxis = 4;

    /// <summary>Where the landmarks belong, in the order of <see cref="FaceLandmarks"/>, in pixels from the crop's corner.</summary>
    private static readonly Vector2[] Template =
    [
        new(38.7946f, 52.1963f), new(74.0318f, 52.0014f), new(56.5252f, 72.2366f), new(42.0493f, 92.8655f), new(71.2299f, 92.7041f),
    ];

    /// <summary>The aligned face of <see cref="IFaceEmbedder.AlignedFaceSize"/> pixels square.</summary>
    public static RgbImage Align(RgbImage image, FaceLandmarks landmarks)
    {
        var toImage = CropToImage(image, landmarks);
        var samples = Math.Clamp((int)MathF.Round(toImage.Scale), 1, MaxSamplesPerAxis);
        var crop = new byte[Size * Size * RgbImage.Channels];
        for (var y = 0; y < Size; y++)
        {
            for (var x = 0; x < Size; x++)
            {
                var colour = Average(image, toImage, new(x, y), samples);
                var at = crop.AsSpan(((y * Size) + x) * RgbImage.Channels);
                (at[0], at[1], at[2]) = ((byte)(colour.X + 0.5f), (byte)(colour.Y + 0.5f), (byte)(colour.Z + 0.5f));
            }
        }

        return new RgbImage(Size, Size, crop);
    }

    private static SimilarityTransform CropToImage(RgbImage image, FaceLandmarks landmarks)
    {
        Span<Vector2> points = stackalloc Vector2[FaceLandmarks.Count];
        for (var i = 0; i < points.Length; i++)
        {
            points[i] = new(landmarks[i].X * image.Width, landmarks[i].Y * image.Height);
        }

        return SimilarityTransform.Fit(points, Template).Inverse();
    }

    /// <summary>A crop's pixel that covers several of the picture's is their mean, so that large faces do not alias.</summary>
    private static Vector3 Average(RgbImage image, SimilarityTransform toImage, Vector2 corner, int samples)
    {
        var sum = Vector3.Zero;
        for (var j = 0; j < samples; j++)
        {
            for (var i = 0; i < samples; i++)
            {
                var offset = new Vector2(i + 0.5f, j + 0.5f) / samples;
                sum += Bilinear(image, toImage.Apply(corner + offset) - new Vector2(0.5f));
            }
        }

        return sum / (samples * samples);
    }

    private static Vector3 Bilinear(RgbImage image, Vector2 point)
    {
        var (left, top) = ((int)MathF.Floor(point.X), (int)MathF.Floor(point.Y));
        var (right, bottom) = (point.X - left, point.Y - top);
        var upper = Vector3.Lerp(Pixel(image, left, top), Pixel(image, left + 1, top), right);
        var lower = Vector3.Lerp(Pixel(image, left, top + 1), Pixel(image, left + 1, top + 1), right);
        return Vector3.Lerp(upper, lower, bottom);
    }

    private static Vector3 Pixel(RgbImage image, int x, int y)
    {
        if ((uint)x >= (uint)image.Width || (uint)y >= (uint)image.Height)
        {
            return Vector3.Zero;
        }

        var pixel = image.Pixels.Slice((y * image.Stride) + (x * RgbImage.Channels), RgbImage.Channels);
        return new(pixel[0], pixel[1], pixel[2]);
    }
}
