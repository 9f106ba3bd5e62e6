using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.Photos;

/// <summary>A place on the piece of the world around it. The outlines are ours (<c>scripts/draw-world.py</c>): no map is asked for elsewhere, as that would tell where the photos were taken.</summary>
public partial class PlaceMap
{
    /// <summary>Units of a degree in <c>world.svg</c>.</summary>
    private const double Degree = 10;

    /// <summary>What is seen of the world: 28 degrees from north to south.</summary>
    private const double Width = 50 * Degree;
    private const double Height = 28 * Degree;

    /// <summary>Countries are narrowed as a globe narrows them, up to 78 degrees: closer to the poles less than the window would be left.</summary>
    private const double LeastNarrowing = .2;

    /// <summary>Degrees north, −90 to 90.</summary>
    [Parameter, EditorRequired]
    public double Latitude { get; set; }

    /// <summary>Degrees east, −180 to 180.</summary>
    [Parameter, EditorRequired]
    public double Longitude { get; set; }

    private double Scale => Math.Max(LeastNarrowing, Math.Cos(double.DegreesToRadians(Latitude)));

    private (double X, double Y) At => ((Longitude + 180) * Degree * Scale, (90 - Latitude) * Degree);

    private string Narrowing => $"scale({Number(Scale)} 1)";

    /// <summary>The place in the middle, unless the world ends beside it.</summary>
    private string ViewBox =>
        $"{Number(Math.Clamp(At.X - (Width / 2), 0, (360 * Degree * Scale) - Width))} {Number(Math.Clamp(At.Y - (Height / 2), 0, (180 * Degree) - Height))} {Number(Width)} {Number(Height)}";

    private static string Number(double number) => number.ToString("0.###", CultureInfo.InvariantCulture);
}
