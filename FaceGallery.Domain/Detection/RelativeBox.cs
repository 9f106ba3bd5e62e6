namespace FaceGallery.Domain.Detection;

/// <summary>
/// A rectangle of an upright picture, in fractions (0–1) of its width and height. A face at the edge may reach a little outside.
/// </summary>
public readonly record struct RelativeBox(float X, float Y, float Width, float Height)
{
    public RelativePoint Centre => new(X + (Width / 2), Y + (Height / 2));

    public float Area => Math.Max(Width, 0) * Math.Max(Height, 0);

    /// <summary>The middle of a picture's faces, of which large ones count more: those at the back do not draw it away. Null where there is none.</summary>
    public static RelativePoint? FocusOf(IReadOnlyCollection<RelativeBox> faces)
    {
        var area = faces.Sum(face => face.Area);
        return area > 0
            ? new(Math.Clamp(faces.Sum(face => face.Area * face.Centre.X) / area, 0, 1), Math.Clamp(faces.Sum(face => face.Area * face.Centre.Y) / area, 0, 1))
            : null;
    }

    /// <summary>Where it is in the picture turned clockwise.</summary>
    /// <param name="degrees">A multiple of 90.</param>
    public RelativeBox TurnedBy(int degrees) => (((degrees % 360) + 360) % 360) switch
    {
        90 => new(1 - Y - Height, X, Height, Width),
        180 => new(1 - X - Width, 1 - Y - Height, Width, Height),
        270 => new(Y, 1 - X - Width, Height, Width),
        _ => this,
    };

    /// <summary>Intersection over union, 0–1. Both boxes belong to the same picture.</summary>
    public float Overlap(RelativeBox other)
    {
        var width = Math.Min(X + Width, other.X + other.Width) - Math.Max(X, other.X);
        var height = Math.Min(Y + Height, other.Y + other.Height) - Math.Max(Y, other.Y);
        if (width <= 0 || height <= 0)
        {
            return 0;
        }

        var shared = width * height;
        return shared / (Area + other.Area - shared);
    }
}
