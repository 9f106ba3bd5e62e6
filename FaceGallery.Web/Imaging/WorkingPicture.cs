using FaceGallery.Domain.Detection;
using NetVips;

namespace FaceGallery.Web.Imaging;

/// <summary>Turns whatever a decoder gives into the working picture: upright, small enough, sRGB, three bands of eight bits.</summary>
internal static class WorkingPicture
{
    private static readonly double[] White = [255];

    /// <summary>Shrinks, converts through the embedded ICC profile (CMYK without one: a general one), turns, flattens on white.</summary>
    /// <remarks>
    /// Asking for an output profile where there is none to convert from costs twenty times the decoding (measured, libvips 8.18).
    /// </remarks>
    /// <exception cref="VipsException">The pixels cannot be decoded.</exception>
    public static RgbImage Render(Image image, int longSide)
    {
        var outputProfile = image.Contains("icc-profile-data") || image.Interpretation == Enums.Interpretation.Cmyk ? "srgb" : null;
        using var fitted = image.ThumbnailImage(longSide, height: longSide, size: Enums.Size.Down, outputProfile: outputProfile);
        using var srgb = fitted.Colourspace(Enums.Interpretation.Srgb);
        using var flat = srgb.HasAlpha() ? srgb.Flatten(White) : srgb.Copy();
        using var opaque = flat.Bands > RgbImage.Channels ? flat.ExtractBand(0, RgbImage.Channels) : flat.Copy();
        using var bytes = opaque.Cast(Enums.BandFormat.Uchar);
        return new RgbImage(bytes.Width, bytes.Height, bytes.WriteToMemory<byte>());
    }
}
