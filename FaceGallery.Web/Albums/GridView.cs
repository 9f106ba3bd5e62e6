using System.Globalization;

namespace FaceGallery.Web.Albums;

/// <summary>
/// How a browser saw a grid last, as it keeps it in a cookie: so the first answer already has the first rows, in their places.
/// </summary>
/// <param name="Width">Of the grid, in CSS pixels.</param>
/// <param name="WindowHeight">CSS pixels.</param>
/// <param name="Density">As <see cref="GridDensity"/>.</param>
public sealed record GridView(double Width, double WindowHeight, int Density)
{
    /// <summary>Its value is "width_height_density".</summary>
    public const string Cookie = "facegallery.grid";

    private const double Least = 100;
    private const double Max = 20_000;

    /// <returns>Null for what no browser of ours wrote.</returns>
    public static GridView? Parse(string? cookie) =>
        cookie?.Split('_') is [var width, var height, var density]
        && Size(width) is { } parsedWidth && Size(height) is { } parsedHeight
        && int.TryParse(density, NumberStyles.None, CultureInfo.InvariantCulture, out var step)
            ? new GridView(parsedWidth, parsedHeight, GridDensity.Limit(step))
            : null;

    private static double? Size(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var size) && size is >= Least and <= Max ? size : null;
}
