using FaceGallery.Domain.Detection;
using FaceGallery.Web.Imaging;
using NetVips;
using Shouldly;

namespace FaceGallery.Tests.Web.Imaging;

public sealed class DecodedPhotoTests
{
    [Theory]
    [InlineData(0, Enums.Angle.D0)]
    [InlineData(90, Enums.Angle.D90)]
    [InlineData(180, Enums.Angle.D180)]
    [InlineData(270, Enums.Angle.D270)]
    public void A_photo_is_turned_clockwise_to_the_pixel(int degrees, Enums.Angle angle)
    {
        var pixels = new byte[67 * 41 * RgbImage.Channels];
        new Random(1).NextBytes(pixels);
        var turned = new DecodedPhoto(new RgbImage(67, 41, pixels), 670, 410, "png", Damaged: false).TurnedBy(degrees);
        using var picture = Image.NewFromMemoryCopy(pixels.AsSpan(), 67, 41, RgbImage.Channels, Enums.BandFormat.Uchar);
        using var expected = picture.Rot(angle);
        (turned.Image.Width, turned.Image.Height).ShouldBe((expected.Width, expected.Height));
        (turned.Width, turned.Height).ShouldBe((10 * expected.Width, 10 * expected.Height));
        turned.Image.Pixels.ToArray().ShouldBe(expected.WriteToMemory<byte>());
    }

    [Fact]
    public void A_turn_by_less_than_a_right_angle_is_refused() =>
        Should.Throw<ArgumentOutOfRangeException>(() => new DecodedPhoto(new RgbImage(1, 1, new byte[3]), 1, 1, "png", Damaged: false).TurnedBy(45));
}
