using System.Numerics;
using System.Numerics.Tensors;
using FaceGallery.Domain.Detection;

namespace FaceGallery.Web.Recognition;

/// <summary>Measures how much a face's picture can be relied on.</summary>
/// <remarks>
/// The limits were chosen on photos/groups, where two faces of one photo are two people: without them 0.71 % of such pairs reach a
/// similarity of 0.42, with them 0.07 %, because blurred and barely visible faces resemble each other. They reject 60 of its 991 faces and none of photos/lfw.
/// Turned faces are not rejected: they are missed more often, but not mistaken more often. What an example needs, <see cref="FaceQuality.ExampleFlaws"/> says.
/// </remarks>
public static class FaceQualityMeter
{
    /// <summary>In pixels of the working picture, which the crop is made from.</summary>
    private const float MinSize = 16;

    private const float MinSharpness = 10;

    private const int Size = IFaceEmbedder.AlignedFaceSize;
    private const int Inner = Size - 2;

    /// <param name="image">The picture that the face was found in.</param>
    /// <param name="face">The face.</param>
    /// <param name="crop">The same face aligned.</param>
    /// <param name="strength">What the embedder said of it: <see cref="EmbeddedFace.Strength"/>.</param>
    /// <param name="minStrength">Least strength of a face of which the embedder sees enough.</param>
    public static FaceQuality Measure(RgbImage image, DetectedFace face, RgbImage crop, float strength, float minStrength)
    {
        var size = Math.Min(face.Box.Width * image.Width, face.Box.Height * image.Height);
        var (yaw, roll) = Pose(face.Landmarks, new Vector2(image.Width, image.Height));
        var sharpness = Sharpness(crop);
        var flaws = (size < MinSize ? FaceFlaws.TooSmall : FaceFlaws.None)
            | (sharpness < MinSharpness ? FaceFlaws.Blurred : FaceFlaws.None)
            | (strength < minStrength ? FaceFlaws.Unsure : FaceFlaws.None);
        return new FaceQuality(size, sharpness, yaw, roll, flaws);
    }

    /// <summary>Yaw from where the nose lies between the eyes, roll from the line through them.</summary>
    private static (float Yaw, float Roll) Pose(FaceLandmarks landmarks, Vector2 pixels)
    {
        var leftEye = new Vector2(landmarks.LeftEye.X, landmarks.LeftEye.Y) * pixels;
        var eyes = (new Vector2(landmarks.RightEye.X, landmarks.RightEye.Y) * pixels) - leftEye;
        var nose = (new Vector2(landmarks.Nose.X, landmarks.Nose.Y) * pixels) - leftEye;
        var yaw = eyes == Vector2.Zero ? 0 : Math.Clamp((2 * Vector2.Dot(nose, eyes) / eyes.LengthSquared()) - 1, -1, 1);
        return (yaw, float.RadiansToDegrees(MathF.Atan2(eyes.Y, eyes.X)));
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

        Span<float> laplacian = stackalloc float[Inner * Inner];
        for (var i = 0; i < laplacian.Length; i++)
        {
            var at = (((i / Inner) + 1) * Size) + (i % Inner) + 1;
            laplacian[i] = luma[at - Size] + luma[at + Size] + luma[at - 1] + luma[at + 1] - (4 * luma[at]);
        }

        var deviation = TensorPrimitives.StdDev<float>(laplacian);
        return deviation * deviation;
    }
}
