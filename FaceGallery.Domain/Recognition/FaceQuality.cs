namespace FaceGallery.Domain.Recognition;

/// <summary>How good a face's picture is, measured once when it is detected.</summary>
/// <param name="Size">The shorter side of the face's box, in pixels of the original picture.</param>
/// <param name="Sharpness">Variance of the Laplacian of the aligned crop's luma (0–255 scale); higher is sharper.</param>
/// <param name="Yaw">How far the face is turned sideways, from the landmarks: 0 frontal, ±1 profile; positive looks to the viewer's right.</param>
/// <param name="Roll">How far the head is tilted, in degrees, −180 to 180; positive is clockwise.</param>
/// <param name="Flaws">Why the machine must not name it; none for a usable face.</param>
public readonly record struct FaceQuality(float Size, float Sharpness, float Yaw, float Roll, FaceFlaws Flaws)
{
    public bool IsUsable => Flaws == FaceFlaws.None;
}
