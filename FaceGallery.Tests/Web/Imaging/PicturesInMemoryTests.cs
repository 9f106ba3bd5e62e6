using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Imaging;
using Shouldly;

namespace FaceGallery.Tests.Web.Imaging;

public sealed class PicturesInMemoryTests
{
    private readonly PhotoDecoder _decoder = new(Decoding.Options());

    [Theory]
    [InlineData("odd/orientation/Portrait_5.jpg")]
    [InlineData("odd/orientation/immich_portrait-orientation-6.jpg")]
    [InlineData("odd/heic/exifr_heic-iphone7.heic")]
    [InlineData("odd/avif_jxl_webp/immich_8bit-sRGB.jxl")]
    [InlineData("odd/avif_jxl_webp/example.avif")]
    [InlineData("odd/avif_jxl_webp/sharp_4.webp")]
    [InlineData("odd/bitdepth_tiff/pillow_hopper.gif")]
    [InlineData("odd/bitdepth_tiff/sharp_tbgn2c16.png")]
    public void A_picture_in_memory_is_what_it_is_in_a_file(string file)
    {
        var path = SharedFiles.Photos(file);
        var (inFile, inMemory) = (_decoder.Decode(path, TestContext.Current.CancellationToken), Decode(File.ReadAllBytes(path)));

        (inMemory with { Image = inFile.Image }).ShouldBe(inFile);
        inMemory.Image.Pixels.SequenceEqual(inFile.Image.Pixels).ShouldBeTrue();
    }

    [Fact]
    public void What_may_be_a_raw_file_is_refused()
    {
        Reason(SyntheticDng.Write(512, 1, File.ReadAllBytes(SharedFiles.Photos("odd/orientation/Portrait_5.jpg")))).ShouldContain("raw file");
        Reason("FUJIFILMCCD-RAW 0201"u8.ToArray()).ShouldContain("raw file");
        Reason("\0\0\0 ftypisom\0\0\0\0isom"u8.ToArray()).ShouldContain("film");
        Reason([]).ShouldContain("empty");
    }

    private DecodedPhoto Decode(byte[] picture) => _decoder.Decode(picture, TestContext.Current.CancellationToken);

    private string Reason(byte[] picture) => Should.Throw<UnreadablePhotoException>(() => Decode(picture)).Message;
}
