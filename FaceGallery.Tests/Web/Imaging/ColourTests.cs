using FaceGallery.Tests.Fixtures;
using NetVips;
using Shouldly;

namespace FaceGallery.Tests.Web.Imaging;

public sealed class ColourTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_is_transparent_turns_white()
    {
        using var clear = Image.Black(40, 40, bands: 4).Copy(interpretation: Enums.Interpretation.Srgb);
        clear.Pngsave(_folder["clear.png"]);
        Decoding.ColourAt(Decoding.Decode(_folder["clear.png"]).Image, 0.5, 0.5).ShouldBe((255, 255, 255));
    }

    [Fact]
    public void Cmyk_with_a_profile_keeps_its_colours()
    {
        var park = Decoding.Decode(SharedFiles.Photos("odd/cmyk/sharp_Channel_digital_image_CMYK_color.jpg"));
        var (red, green, blue) = Decoding.ColourAt(park.Image, 0.12, 0.6);
        green.ShouldBeGreaterThan(blue + 20, "the lawn");
        green.ShouldBeGreaterThan(red, "the lawn");
    }

    [Fact]
    public void Cmyk_without_a_profile_is_not_inverted()
    {
        var red = Decoding.Decode(SharedFiles.Photos("odd/cmyk/pillow_pil_sample_cmyk.jpg"));
        var (background, letters) = (Decoding.ColourAt(red.Image, 0.9, 0.9), Decoding.ColourAt(red.Image, 0.1, 0.01));
        background.Red.ShouldBeLessThan(80);
        letters.Red.ShouldBeGreaterThan(150);
    }

    [Fact]
    public void Sixteen_bits_are_scaled_to_eight()
    {
        using var grey = (Image.Black(8, 8) + 32768).Cast(Enums.BandFormat.Ushort).Copy(interpretation: Enums.Interpretation.Grey16);
        grey.Pngsave(_folder["grey.png"]);
        Decoding.ColourAt(Decoding.Decode(_folder["grey.png"]).Image, 0.5, 0.5).ShouldBe((128, 128, 128));
    }

    [Fact]
    public void A_wide_gamut_is_brought_to_srgb()
    {
        using var p3 = (Image.Black(64, 64, bands: 3) + new double[] { 200, 80, 80 })
            .Cast(Enums.BandFormat.Uchar).Copy(interpretation: Enums.Interpretation.Srgb);
        p3.IccTransform("p3", inputProfile: "srgb").Pngsave(_folder["p3.png"]);
        var (red, green, _) = Decoding.ColourAt(Decoding.Decode(_folder["p3.png"]).Image, 0.5, 0.5);
        red.ShouldBeInRange(198, 202);
        green.ShouldBeInRange(78, 82);
    }

    [Fact]
    public void A_broken_colour_profile_does_not_cost_the_picture()
    {
        using var grey = (Image.Black(64, 64, bands: 3) + 120).Cast(Enums.BandFormat.Uchar).Copy(interpretation: Enums.Interpretation.Srgb);
        using var broken = grey.Mutate(image => image.Set(GValue.BlobType, "icc-profile-data", new byte[200]));
        broken.Jpegsave(_folder["broken.jpg"]);
        Decoding.ColourAt(Decoding.Decode(_folder["broken.jpg"]).Image, 0.5, 0.5).Red.ShouldBeInRange(118, 122);
    }

    [Fact]
    public void Of_an_animation_the_first_frame_is_shown()
    {
        using var frames = Image.Arrayjoin([Plain(255, 0, 0), Plain(0, 0, 255)], across: 1);
        using var animation = frames.Mutate(image => image.Set(GValue.GIntType, "page-height", 32));
        animation.Gifsave(_folder["two.gif"]);
        var photo = Decoding.Decode(_folder["two.gif"]);
        (photo.Width, photo.Height).ShouldBe((32, 32));
        Decoding.ColourAt(photo.Image, 0.5, 0.5).ShouldBe((255, 0, 0));
    }

    private static Image Plain(double red, double green, double blue) =>
        (Image.Black(32, 32, bands: 3) + new[] { red, green, blue })
            .Cast(Enums.BandFormat.Uchar).Copy(interpretation: Enums.Interpretation.Srgb);
}
