using FaceGallery.Tests.Fixtures;
using Shouldly;

namespace FaceGallery.Tests.Web.Imaging;

public sealed class OrientationTests
{
    [Theory]
    [InlineData("Landscape_0.jpg", "Landscape_2.jpg")]
    [InlineData("Landscape_0.jpg", "Landscape_4.jpg")]
    [InlineData("Landscape_0.jpg", "Landscape_6.jpg")]
    [InlineData("Landscape_0.jpg", "Landscape_8.jpg")]
    [InlineData("Portrait_1.jpg", "Portrait_3.jpg")]
    [InlineData("Portrait_1.jpg", "Portrait_5.jpg")]
    [InlineData("Portrait_1.jpg", "Portrait_7.jpg")]
    [InlineData("exifr_f1t.jpg", "exifr_f5t.jpg")]
    public void A_picture_is_the_same_whichever_way_the_camera_was_held(string upright, string turned)
    {
        var expected = Decoding.Decode(SharedFiles.Photos($"odd/orientation/{upright}"));
        var photo = Decoding.Decode(SharedFiles.Photos($"odd/orientation/{turned}"));
        (photo.Width, photo.Height).ShouldBe((expected.Width, expected.Height));
        Decoding.Difference(photo.Image, expected.Image).ShouldBeLessThan(3);
    }

    [Fact]
    public void A_heic_is_not_turned_twice()
    {
        // Taken upright with a camera that stores it lying: both the container and EXIF say so. The arrow points up.
        var photo = Decoding.Decode(SharedFiles.Photos("odd/heic/pheif_arrow.heic"));
        (photo.Width, photo.Height).ShouldBe((3024, 4032));
        (photo.Image.Width, photo.Image.Height).ShouldBe((1536, 2048));
    }
}
