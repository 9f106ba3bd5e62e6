using System.Diagnostics;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Files;
using FaceGallery.Web.Imaging;
using Shouldly;

namespace FaceGallery.Tests.Web.Imaging;

public sealed class OddFilesTests
{
    public static TheoryData<string> Files => new(SharedFiles.PhotosBelow("odd"));

    [Theory]
    [MemberData(nameof(Files))]
    public void Is_decoded_or_fails_with_a_reason_before_long(string file)
    {
        var path = SharedFiles.Photos(file);
        var clock = Stopwatch.StartNew();
        try
        {
            var photo = Decoding.Decode(path);
            Math.Max(photo.Image.Width, photo.Image.Height).ShouldBeLessThanOrEqualTo(2048);
            var (ratio, original) = ((double)photo.Image.Width / photo.Image.Height, (double)photo.Width / photo.Height);
            ratio.ShouldBe(original, tolerance: original * 0.05);
        }
        catch (UnreadablePhotoException exception)
        {
            exception.Message.ShouldEndWith(".");
            exception.Message.ShouldNotContain(path);
        }

        clock.Elapsed.ShouldBeLessThan(Waiting.Patience);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Has_metadata_or_none_but_never_throws(string file) => PhotoMetadataReader.Read(SharedFiles.Photos(file)).ShouldNotBeNull();

    [Theory]
    [MemberData(nameof(Files))]
    public void Counts_as_a_photo(string file)
    {
        using var held = LibraryFile.Open(SharedFiles.Photos(file));
        FileKinds.Of(held).ShouldBe(FileKind.Photo);
    }

    [Theory]
    [InlineData("odd/heic/pheif_arrow.heic", "heic")]
    [InlineData("odd/avif_jxl_webp/example.avif", "avif")]
    [InlineData("odd/avif_jxl_webp/immich_8bit-sRGB.jxl", "jxl")]
    [InlineData("odd/avif_jxl_webp/sharp_relax.jp2", "jp2")]
    [InlineData("odd/avif_jxl_webp/sharp_animated-loop-3.webp", "webp")]
    [InlineData("odd/bitdepth_tiff/pillow_hopper.gif", "gif")]
    [InlineData("odd/bitdepth_tiff/pillow_tiff_16bit_RGB.tiff", "tiff")]
    [InlineData("odd/bitdepth_tiff/pheif_RGBA_16__128x128.png", "png")]
    [InlineData("odd/corrupt/pp_this-is-a-jpeg.png", "jpeg")]
    [InlineData("odd/bomb/sharp_giant-image.jpg", "jpeg")]
    public void Is_decoded_by_its_content_whatever_its_name(string file, string format)
    {
        var photo = Decoding.Decode(SharedFiles.Photos(file));
        photo.Format.ShouldBe(format);
        photo.Damaged.ShouldBeFalse();
    }

    [Fact]
    public async Task Two_workers_see_what_one_sees()
    {
        string[] files =
        [
            "odd/heic/exifr_heic-single.heic", "odd/orientation/Landscape_6.jpg", "odd/avif_jxl_webp/example.avif",
            "odd/cmyk/pillow_pil_sample_cmyk.jpg",
        ];
        var alone = files.Select(file => Decoding.Decode(SharedFiles.Photos(file)).Image.Pixels.ToArray()).ToArray();
        var together = await Task.WhenAll(files.Concat(files).Select(file =>
            Task.Run(() => Decoding.Decode(SharedFiles.Photos(file)).Image.Pixels.ToArray(), TestContext.Current.CancellationToken)));
        together.ShouldBe([.. alone, .. alone]);
    }
}
