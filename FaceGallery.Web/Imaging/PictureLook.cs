using FaceGallery.Domain.Detection;
using FaceGallery.Domain.Photos;

namespace FaceGallery.Web.Imaging;

/// <summary>What a picture looks like from far away.</summary>
public static class PictureLook
{
    /// <summary>Pixels looked at along each side of a spot: enough to even out grain, few enough to cost nothing.</summary>
    private const int Samples = 24;

    private const int Columns = PictureHash.Side + 1;

    public static PictureHash Of(RgbImage image)
    {
        var bits = 0L;
        Span<int> spots = stackalloc int[Columns];
        for (var y = 0; y < PictureHash.Side; y++)
        {
            AddBrightness(image, y, spots);
            for (var x = 0; x < PictureHash.Side; x++)
            {
                bits = (bits << 1) | (spots[x] < spots[x + 1] ? 1L : 0L);
            }
        }

        return new PictureHash(bits);
    }

    /// <summary>The brightness of a row of spots, all by the same measure.</summary>
    private static void AddBrightness(RgbImage image, int row, Span<int> spots)
    {
        spots.Clear();
        for (var y = 0; y < Samples; y++)
        {
            var pixels = image.Row(((row * Samples) + y) * image.Height / (PictureHash.Side * Samples));
            for (var x = 0; x < Columns * Samples; x++)
            {
                var pixel = pixels.Slice(x * image.Width / (Columns * Samples) * RgbImage.Channels, RgbImage.Channels);

                // ITU-R BT.601 luma, times 1,000.
                spots[x / Samples] += (299 * pixel[0]) + (587 * pixel[1]) + (114 * pixel[2]);
            }
        }
    }
}
