using FaceGallery.Domain.Detection;
using FaceGallery.Web.Recognition;
using Shouldly;

namespace FaceGallery.Tests.Web.Recognition;

public sealed class FaceAlignerTests
{
    private const int Side = 600;

    [Theory]
    [InlineData(1, 0)]
    [InlineData(3.5, 40)]
    [InlineData(2, -90)]
    public void Landmarks_land_on_the_template_however_large_and_tilted_the_face_is(double scale, double degrees)
    {
        (double X, double Y)[] template = [(38.79, 52.20), (74.03, 52.00), (56.53, 72.24), (42.05, 92.87), (71.23, 92.70)];
        var placed = template.Select(point => Place(point.X, point.Y, scale, degrees * Math.PI / 180)).ToArray();
        var pixels = new byte[Side * Side * RgbImage.Channels];
        Dot(pixels, placed[0], channel: 0, (int)(2 * scale));
        Dot(pixels, placed[4], channel: 1, (int)(2 * scale));

        var crop = FaceAligner.Align(new RgbImage(Side, Side, pixels), new FaceLandmarks(placed[0], placed[1], placed[2], placed[3], placed[4]));

        Brightest(crop, channel: 0).ShouldSatisfyAllConditions(
            at => at.X.ShouldBe(template[0].X, 0.6), at => at.Y.ShouldBe(template[0].Y, 0.6));
        Brightest(crop, channel: 1).ShouldSatisfyAllConditions(
            at => at.X.ShouldBe(template[4].X, 0.6), at => at.Y.ShouldBe(template[4].Y, 0.6));
    }

    [Fact]
    public void The_callers_picture_stays_as_it_is()
    {
        var pixels = new byte[Side * Side * RgbImage.Channels];
        Random.Shared.NextBytes(pixels);
        var before = pixels.ToArray();
        FaceAligner.Align(new RgbImage(Side, Side, pixels), new(new(0.4f, 0.4f), new(0.6f, 0.4f), new(0.5f, 0.5f), new(0.4f, 0.6f), new(0.6f, 0.6f)));
        pixels.ShouldBe(before);
    }

    [Fact]
    public void Landmarks_that_fall_together_still_give_a_crop() =>
        FaceAligner.Align(new RgbImage(1, 1, new byte[RgbImage.Channels]), default).Width.ShouldBe(IFaceEmbedder.AlignedFaceSize);

    private static RelativePoint Place(double x, double y, double scale, double angle)
    {
        (x, y) = ((x - 56) * scale, (y - 56) * scale);
        return new(
            (float)(((x * Math.Cos(angle)) - (y * Math.Sin(angle)) + (Side / 2.0)) / Side),
            (float)(((x * Math.Sin(angle)) + (y * Math.Cos(angle)) + (Side / 2.0)) / Side));
    }

    private static void Dot(byte[] pixels, RelativePoint centre, int channel, int radius)
    {
        var (column, row) = ((int)(centre.X * Side), (int)(centre.Y * Side));
        for (var y = row - radius; y <= row + radius; y++)
        {
            for (var x = column - radius; x <= column + radius; x++)
            {
                pixels[(((y * Side) + x) * RgbImage.Channels) + channel] = 255;
            }
        }
    }

    /// <summary>Centre of mass of a channel.</summary>
    private static (double X, double Y) Brightest(RgbImage crop, int channel)
    {
        double sum = 0, x = 0, y = 0;
        for (var i = 0; i < crop.Width * crop.Height; i++)
        {
            var value = crop.Pixels[(i * RgbImage.Channels) + channel];
            sum += value;
            x += value * ((i % crop.Width) + 0.5);
            y += value * ((i / crop.Width) + 0.5);
        }

        return (x / sum, y / sum);
    }
}
