namespace FaceGallery.Web.Albums;

/// <summary>How large the photos of a grid are.</summary>
public static class GridDensity
{
    public const int Usual = 1;

    private const int PhoneWidth = 640;

    private static readonly int[] PhoneHeights = [84, 132, 216];
    private static readonly int[] DesktopHeights = [144, 224, 336];

    /// <summary>The nearest step that there is, the smallest photos first.</summary>
    public static int Limit(int step) => Math.Clamp(step, 0, DesktopHeights.Length - 1);

    /// <returns>A row's height in CSS pixels.</returns>
    public static int RowHeight(int step, double gridWidth) => (gridWidth <= PhoneWidth ? PhoneHeights : DesktopHeights)[Limit(step)];
}
