using FaceGallery.Domain.Detection;

namespace FaceGallery.Web.Imaging;

/// <summary>A photo's pixels, ready to be analysed.</summary>
/// <param name="Image">Upright, sRGB, alpha flattened on white; the long side is at most <see cref="ImagingOptions.WorkingSize"/>.</param>
/// <param name="Width">Width of the upright original in pixels.</param>
/// <param name="Height">Height of the upright original in pixels.</param>
/// <param name="Format">Sniffed, never taken from the name: jpeg, png, webp, gif, tiff, bmp, ico, avif, heic, jxl, jp2 or raw.</param>
/// <param name="Damaged">A part of the picture could not be decoded and is missing.</param>
public sealed record DecodedPhoto(RgbImage Image, int Width, int Height, string Format, bool Damaged)
{
    /// <param name="degrees">Clockwise: 0, 90, 180 or 270.</param>
    public DecodedPhoto TurnedBy(int degrees) => this with
    {
        Image = QuarterTurns.Turn(Image, degrees),
        Width = degrees % 180 == 0 ? Width : Height,
        Height = degrees % 180 == 0 ? Height : Width,
    };
}
