namespace FaceGallery.Domain.Detection;

/// <summary>
/// The five points that alignment needs. Left and right are the viewer's: <see cref="LeftEye"/> is the one further left in an upright picture.
/// </summary>
public readonly record struct FaceLandmarks(
    RelativePoint LeftEye,
    RelativePoint RightEye,
    RelativePoint Nose,
    RelativePoint LeftMouth,
    RelativePoint RightMouth)
{
    public const int Count = 5;

    /// <summary>No landmarks are known.</summary>
    public static readonly FaceLandmarks None;

    /// <summary>How far the corners of the mouth are apart, measured by the distance of the eyes: of a frontal face more where it smiles (docs/measurements.md). Turned ones say nothing.</summary>
    /// <param name="width">Of the picture, in the same unit as its height.</param>
    /// <param name="height">Of the picture.</param>
    /// <returns>0 where there are no eyes.</returns>
    public float SmileIn(float width, float height)
    {
        var eyes = float.Hypot((RightEye.X - LeftEye.X) * width, (RightEye.Y - LeftEye.Y) * height);
        return eyes > 0 ? float.Hypot((RightMouth.X - LeftMouth.X) * width, (RightMouth.Y - LeftMouth.Y) * height) / eyes : 0;
    }

    public RelativePoint this[int index] => index switch
    {
        0 => LeftEye,
        1 => RightEye,
        2 => Nose,
        3 => LeftMouth,
        4 => RightMouth,
        _ => throw new ArgumentOutOfRangeException(nameof(index), index, "A face has five landmarks."),
    };
}
