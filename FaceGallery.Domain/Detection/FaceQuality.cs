namespace FaceGallery.Domain.Detection;

/// <summary>How good a face's picture is, measured once when it is detected.</summary>
/// <param name="Size">
/// The shorter side of the face's box, in pixels of the picture that was searched (2,048 at most). Of faces found before that was so, in pixels of the original.
/// </param>
/// <param name="Sharpness">Variance of the Laplacian of the aligned crop's luma (0–255 scale); higher is sharper.</param>
/// <param name="Yaw">How far the face is turned sideways, from the landmarks: 0 frontal, ±1 profile; positive looks to the viewer's right.</param>
/// <param name="Roll">How far the head is tilted, in degrees, −180 to 180; positive is clockwise.</param>
/// <param name="Flaws">Why the machine must not name it; none for a usable face.</param>
public readonly record struct FaceQuality(float Size, float Sharpness, float Yaw, float Roll, FaceFlaws Flaws)
{
    /// <summary>A crop of <see cref="Size"/> 32 is enlarged more than threefold for the embedder.</summary>
    private const float MinExampleSize = 32;

    /// <summary>Twice what a face needs to be named.</summary>
    private const float MinExampleSharpness = 20;

    /// <summary>The nose lies beyond an eye: half of the face is not seen.</summary>
    private const float MaxExampleYaw = 1;

    public bool IsUsable => Flaws == FaceFlaws.None;

    /// <summary>It may stand for a person: others are recognised by it.</summary>
    public bool IsExample => ExampleFlaws == FaceFlaws.None;

    /// <summary>
    /// Why others must not be recognised by it. An example must be better than a face that is named: a wrong name is one mistake, a wrong example many
    /// (docs/measurements.md).
    /// </summary>
    public FaceFlaws ExampleFlaws => Flaws
        | (Size < MinExampleSize ? FaceFlaws.TooSmall : FaceFlaws.None)
        | (Sharpness < MinExampleSharpness ? FaceFlaws.Blurred : FaceFlaws.None)
        | (MathF.Abs(Yaw) >= MaxExampleYaw ? FaceFlaws.TurnedAway : FaceFlaws.None);
}
