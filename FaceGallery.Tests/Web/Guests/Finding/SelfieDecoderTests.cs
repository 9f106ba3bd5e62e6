using FaceGallery.Tests.Fixtures;
using FaceGallery.Tests.Web.Imaging;
using FaceGallery.Web.Files;
using FaceGallery.Web.Guests.Finding;
using FaceGallery.Web.Imaging;
using Microsoft.Extensions.DependencyInjection;
using NetVips;
using Shouldly;

namespace FaceGallery.Tests.Web.Guests.Finding;

/// <summary>What a stranger's picture may be.</summary>
public sealed class SelfieDecoderTests : IDisposable
{
    private readonly ServiceProvider _services = Decoding.Services();

    public void Dispose() => _services.Dispose();

    [Theory]
    [InlineData("odd/orientation/Portrait_5.jpg")]
    [InlineData("odd/heic/exifr_heic-iphone7.heic")]
    [InlineData("odd/avif_jxl_webp/sharp_4.webp")]
    [InlineData("odd/bitdepth_tiff/sharp_tbgn2c16.png")]
    public void What_phones_and_browsers_make_is_read(string file) => Decode(File.ReadAllBytes(SharedFiles.Photos(file))).Image.Width.ShouldBeGreaterThan(0);

    [Theory]
    [InlineData("odd/avif_jxl_webp/immich_8bit-sRGB.jxl")]
    [InlineData("odd/avif_jxl_webp/example.avif")]
    [InlineData("odd/bitdepth_tiff/pillow_hopper.gif")]
    public void No_other_kind_comes_near_a_decoder(string file) => Refusal(File.ReadAllBytes(SharedFiles.Photos(file))).ShouldContain("not JPEG, PNG, WebP or HEIC");

    [Theory]
    [InlineData("odd/orientation/Portrait_5.jpg")]
    [InlineData("odd/orientation/immich_portrait-orientation-6.jpg")]
    [InlineData("odd/heic/exifr_heic-iphone7.heic")]
    [InlineData("odd/avif_jxl_webp/sharp_4.webp")]
    [InlineData("odd/bitdepth_tiff/sharp_tbgn2c16.png")]
    public void It_is_seen_as_the_same_picture_in_the_library_is(string file)
    {
        using var held = LibraryFile.Open(SharedFiles.Photos(file));
        var inLibrary = _services.GetRequiredService<PhotoDecoder>().Decode(held, TestContext.Current.CancellationToken);

        var selfie = Decode(File.ReadAllBytes(held.Path));

        (selfie with { Image = inLibrary.Image }).ShouldBe(inLibrary);
        Decoding.Difference(selfie.Image, inLibrary.Image).ShouldBeLessThan(2);
    }

    [Fact]
    public void No_drawing_or_script_of_a_picture_does_either() => Refusal("<svg xmlns='http://www.w3.org/2000/svg'/>"u8.ToArray()).ShouldContain("not JPEG");

    [Fact]
    public void More_pixels_than_a_phone_makes_are_refused_by_the_header()
    {
        using var large = Image.Black(5_200, 5_000);
        using var held = Image.Black(4_200, 4_000);

        Refusal(large.JpegsaveBuffer()).ShouldContain("25 megapixels");
        Refusal(large.PngsaveBuffer()).ShouldContain("25 megapixels");
        Refusal(held.WebpsaveBuffer()).ShouldContain("15 megapixels");
    }

    private string Refusal(byte[] picture) => Should.Throw<UnreadablePhotoException>(() => Decode(picture)).Message;

    private DecodedPhoto Decode(byte[] picture)
    {
        using var file = MemoryFile.Create();
        file.Write(picture);
        return ActivatorUtilities.CreateInstance<SelfieDecoder>(_services).Decode(file, TestContext.Current.CancellationToken);
    }
}
