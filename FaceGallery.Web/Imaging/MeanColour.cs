using FaceGallery.Domain.Detection;

namespace FaceGallery.Web.Imaging;

/// <summary>The colour that a picture has from far away.</summary>
public static class MeanColour
{
    /// <summary>Pixels looked at along each side: enough for a colour, few enough to cost nothing.</summary>
    private const int Samples = 32;

    /// <returns>0xRRGGBB.</returns>
    public static int Of(RgbImage image)
    {
        var (red, green, blue) = (0, 0, 0);
        for (var y = 0; y < Samples; y++)
        {
            var row = image.Row(y * image.Height / Samples);
            for (var x = 0; x < Samples; x++)
            {
                var pixel = row.Slice(x * image.Width / Samples * RgbImage.Channels, RgbImage.Channels);
                (red, green, blue) = (red + pixel[0], green + pixel[1], blue + pixel[2]);
            }
        }

        const int count = Samples * Samples;
        return ((red / count) << 16) | ((green / count) << 8) | (blue / count);
    }
}
