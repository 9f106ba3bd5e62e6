using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Imaging;
using Shouldly;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Metadata.Profiles.Exif;
using SixLabors.ImageSharp.Processing;

namespace FaceGallery.Tests.Web.Imaging;

/// <summary>Another library sees the same picture where the product reads a file, and where it writes one.</summary>
public sealed class SecondOpinionTests : IDisposable
{
    private const string Hash = "00112233445566778899aabbccddeeff";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("drawn.png", 0)]
    [InlineData("drawn.bmp", 0)]
    [InlineData("drawn.jpg", 1)]
    [InlineData("drawn.webp", 2)]
    public void A_drawn_picture_is_read_alike(string name, double difference)
    {
        using var drawn = DrawnPictures.Gradient(301, 199);
        drawn.Save(_folder[name]);
        using var other = DrawnPictures.Load(_folder[name]);

        var photo = Decoding.Decode(_folder[name]);

        (photo.Image.Width, photo.Image.Height).ShouldBe((301, 199));
        Decoding.Difference(photo.Image, other.ToRgbImage()).ShouldBeLessThanOrEqualTo(difference);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void A_picture_that_says_how_it_lies_is_turned_alike(ushort orientation)
    {
        using var drawn = DrawnPictures.Gradient(240, 160);
        drawn.Metadata.ExifProfile = new ExifProfile();
        drawn.Metadata.ExifProfile.SetValue(ExifTag.Orientation, orientation);
        drawn.Save(_folder["lying.jpg"]);
        drawn.Mutate(picture => picture.AutoOrient());

        var photo = Decoding.Decode(_folder["lying.jpg"]);

        (photo.Image.Width, photo.Image.Height).ShouldBe((drawn.Width, drawn.Height));
        Decoding.Difference(photo.Image, drawn.ToRgbImage()).ShouldBeLessThan(2);
    }

    [Fact]
    public void Photos_of_many_cameras_are_read_alike()
    {
        foreach (var photo in SharedFiles.PhotosBelow("groups").Where(path => path.EndsWith(".jpg", StringComparison.Ordinal)).Take(12))
        {
            using var other = DrawnPictures.Load(SharedFiles.Photos(photo));
            other.Mutate(picture => picture.AutoOrient());

            Decoding.Difference(Decoding.Decode(SharedFiles.Photos(photo)).Image, other.ToRgbImage()).ShouldBeLessThan(3, photo);
        }
    }

    [Fact]
    public void What_pages_show_is_the_picture()
    {
        using var drawn = DrawnPictures.Gradient(1200, 900);
        drawn.Save(_folder["drawn.png"]);
        var store = new RenditionStore(new RenditionFolder(_folder["renditions"]), Decoding.Options());

        store.Write(Hash, Decoding.Decode(_folder["drawn.png"]), []);

        using var thumbnail = DrawnPictures.Load(store.PathOf(Hash, RenditionKind.Thumbnail).ShouldNotBeNull());
        (thumbnail.Width, thumbnail.Height).ShouldBe((512, 384));
        Decoding.Difference(thumbnail.ToRgbImage(), drawn.ToRgbImage()).ShouldBeLessThan(2);
    }
}
