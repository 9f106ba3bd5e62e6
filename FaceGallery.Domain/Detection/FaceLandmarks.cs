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
