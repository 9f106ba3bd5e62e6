namespace FaceGallery.Web.Albums;

/// <summary>A row of photos, or the heading of a month, at its place in the grid.</summary>
/// <param name="Top">CSS pixels from the grid's top.</param>
/// <param name="Height">CSS pixels, with the space below it.</param>
/// <param name="Month">As <see cref="PhotoShape.Month"/>.</param>
/// <param name="First">Place of the row's first photo in the album.</param>
/// <param name="Count">Photos in the row; 0 for a heading.</param>
public readonly record struct GridBlock(double Top, double Height, int Month, int First, int Count)
{
    public bool IsHeading => Count == 0;

    public double Bottom => Top + Height;
}
