using FaceGallery.Domain.Detection;

namespace FaceGallery.Domain.Photos;

/// <summary>
/// Places in a picture as its file stores it, and as it is shown: turned by the file's EXIF orientation, and by what we turned it further. Other programs' face regions are in
/// the one (Metadata Working Group) or between the two (Microsoft), ours in the other.
/// </summary>
public static class StoredFrame
{
    /// <summary>EXIF orientations by which a picture is turned clockwise by 0, 90, 180 and 270 degrees.</summary>
    private static readonly int[] Quarters = [1, 6, 3, 8];

    /// <param name="box">In the picture as it is stored.</param>
    /// <param name="orientation">EXIF, 1–8; 1 for a box in the picture as others show it.</param>
    /// <param name="rotationDegrees">Clockwise, a multiple of 90: by what we turned it further.</param>
    public static RelativeBox ToUpright(RelativeBox box, int orientation, int rotationDegrees) => Turn(Turn(box, orientation), OrientationOf(rotationDegrees));

    /// <inheritdoc cref="ToUpright"/>
    /// <param name="box">In the picture as we show it.</param>
    public static RelativeBox ToStored(RelativeBox box, int orientation, int rotationDegrees) => Turn(Turn(box, Inverse(OrientationOf(rotationDegrees))), Inverse(orientation));

    /// <summary>Whether width and height change places.</summary>
    public static bool IsSideways(int orientation, int rotationDegrees) => orientation >= 5 != (OrientationOf(rotationDegrees) >= 5);

    private static int OrientationOf(int degrees) => Quarters[((degrees / 90 % 4) + 4) % 4];

    private static int Inverse(int orientation) => orientation switch { 6 => 8, 8 => 6, _ => orientation };

    private static RelativeBox Turn(RelativeBox box, int orientation)
    {
        var (one, other) = (Turn(new RelativePoint(box.X, box.Y), orientation), Turn(new RelativePoint(box.X + box.Width, box.Y + box.Height), orientation));
        return new RelativeBox(Math.Min(one.X, other.X), Math.Min(one.Y, other.Y), Math.Abs(one.X - other.X), Math.Abs(one.Y - other.Y));
    }

    private static RelativePoint Turn(RelativePoint point, int orientation) => orientation switch
    {
        2 => new(1 - point.X, point.Y),
        3 => new(1 - point.X, 1 - point.Y),
        4 => new(point.X, 1 - point.Y),
        5 => new(point.Y, point.X),
        6 => new(1 - point.Y, point.X),
        7 => new(1 - point.Y, 1 - point.X),
        8 => new(point.Y, 1 - point.X),
        _ => point,
    };
}
