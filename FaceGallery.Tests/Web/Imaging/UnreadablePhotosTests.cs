using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Files;
using FaceGallery.Web.Imaging;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using SixLabors.ImageSharp;

namespace FaceGallery.Tests.Web.Imaging;

public sealed class UnreadablePhotosTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("odd/bomb/pillow_decompression_bomb.ico", "Imaging:MaxDimension")]
    [InlineData("odd/bomb/pheif_200MP.heic", "Imaging:MaxHeldMegapixels")]
    public void A_picture_too_large_is_refused_and_the_setting_named(string file, string setting) =>
        Reason(SharedFiles.Photos(file)).ShouldContain(setting);

    [Fact]
    public void A_streamed_picture_has_a_limit_of_its_own()
    {
        var giant = SharedFiles.Photos("odd/bomb/sharp_giant-image.jpg");
        Decoding.Decode(giant).Width.ShouldBe(20000);
        Reason(giant, ("MaxStreamedMegapixels", "279")).ShouldContain("20000 × 14000");
    }

    [Fact]
    public void An_empty_file_says_so() => Reason(_folder.Write("a.jpg", [])).ShouldBe("The file is empty.");

    [Fact]
    public void A_text_with_a_pictures_name_is_no_picture() =>
        Reason(_folder.Write("a.jpg", "Dear diary"u8)).ShouldContain("not a picture");

    [Fact]
    public void A_film_with_a_pictures_name_is_no_picture() =>
        Reason(_folder.Write("a.jpg", "\0\0\0 ftypisom\0\0\0\0isom"u8)).ShouldContain("video");

    [Fact]
    public void A_file_that_is_not_there_is_not_called_unreadable() =>
        Should.Throw<FileNotFoundException>(() => Decoding.Decode(_folder["none.jpg"]));

    [Fact]
    public void A_jpeg_cut_short_is_shown_and_called_damaged()
    {
        var whole = File.ReadAllBytes(SharedFiles.Photos("odd/orientation/Landscape_0.jpg"));
        var photo = Decoding.Decode(_folder.Write("half.jpg", whole.AsSpan(0, whole.Length / 2)));
        photo.Damaged.ShouldBeTrue();
        (photo.Width, photo.Height).ShouldBe((1800, 1200));
    }

    [Fact]
    public void A_jpeg_of_which_nothing_can_be_seen_fails()
    {
        using var noise = DrawnPictures.Noise(640, 480, seed: 1);
        noise.SaveAsJpeg(_folder["noise.jpg"]);
        var whole = File.ReadAllBytes(_folder["noise.jpg"]);
        var startOfScan = whole.AsSpan().IndexOf([(byte)0xFF, (byte)0xDA]);
        Reason(_folder.Write("header.jpg", whole.AsSpan(0, startOfScan + 10))).ShouldContain("damaged");
    }

    [Fact]
    public void Decoding_ends_when_it_is_cancelled()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        using var services = Decoding.Services();
        var decoder = services.GetRequiredService<PhotoDecoder>();
        using var file = LibraryFile.Open(SharedFiles.Photos("odd/heic/pheif_pug.heic"));
        Should.Throw<OperationCanceledException>(() => decoder.Decode(file, cancelled.Token));
    }

    private static string Reason(string path, params (string, string)[] settings) =>
        Should.Throw<UnreadablePhotoException>(() => Decoding.Decode(path, settings)).Message;
}
