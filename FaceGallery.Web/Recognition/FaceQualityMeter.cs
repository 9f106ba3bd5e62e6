using System.Numerics;
using System.Numerics.Tensors;
using FaceGallery.Domain.Recognition;

namespace FaceGallery.Web.Recognition;

/// <summary>Measures how much a face's picture can be relied on.</summary>
public static class FaceQualityMeter
{
    private const int Size = IFaceEmbedder.AlignedFaceSize;

    /// <param name="image">The picture that the face was found in.</param>
    /// <param name="face">The face.</param>
    /// <param name="crop">The same face aligned.</param>
    /// <param name="originalScale">Width of the original picture divided by the width of <paramref name="image"/>.</param>
    public static FaceQuality Measure(RgbImage image, DetectedFace face, RgbImage crop, float originalScale)
    {
        var size = Math.Min(face.Box.Width * image.Width, face.Box.Height * image.Height) * originalScale;
        var pixels = new Vector2(image.Width, image.Height);
        Vector2 At(RelativePoint point) => new Vector2(point.X, point.Y) * pixels;
        var eyes = At(face.Landmarks.RightEye) - At(face.Landmarks.LeftEye);
        var nose = At(face.Landmarks.Nose) - At(face.Landmarks.LeftEye);
        var yaw = eyes == Vector2.Zero ? 0 : Math.Clamp((2 * Vector2.Dot(nose, eyes) / eyes.LengthSquared()) - 1, -1, 1);
        var roll = MathF.Atan2(eyes.Y, eyes.X) * 180 / MathF.PI;
        var sharpness = Sharpness(crop);
        return new(size, sharpness, yaw, roll, FaceFlaws.None);
    }

    /// <summary>Variance of the Laplacian of the luma (Pech-Pacheco et al. 2000).</summary>
    private static float Sharpness(RgbImage crop)
    {
        Span<float> luma = stackalloc float[Size * Size];
        for (var i = 0; i < luma.Length; i++)
        {
            var pixel = crop.Pixels.Slice(i * RgbImage.Channels, RgbImage.Channels);
            luma[i] = (0.299f * pixel[0]) + (0.587f * pixel[1]) + (0.114f * pixel[2]);
        }

        Span<float> laplacian = stackalloc float[(Size - 2) * (Size - 2)];
        for (var i = 0; i < laplacian.Length; i++)
        {
            var at = ((i / (Size - 2)) + 1) * Size + (i % (Size - 2)) + 1;
            laplacian[i] = luma[at - Size] + luma[at + Size] + luma[at - 1] + luma[at + 1] - (4 * luma[at]);
        }

        var deviation = TensorPrimitives.StdDev<float>(laplacian);
        return deviation * deviation;
    }
}
