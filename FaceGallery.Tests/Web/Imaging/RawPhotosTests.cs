using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Imaging;
using NetVips;
using Shouldly;

namespace FaceGallery.Tests.Web.Imaging;

public sealed class RawPhotosTests : IDisposable
{
    private const int TurnedRight = 6;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_raw_file_is_shown_upright_by_its_preview()
    {
        using var red = (Image.Black(640, 480, bands: 3) + new double[] { 200, 30, 30 }).Cast(Enums.BandFormat.Uchar);
        var preview = red.Copy(interpretation: Enums.Interpretation.Srgb).JpegsaveBuffer(keep: Enums.ForeignKeep.None);
        var photo = Decoding.Decode(_folder.Write("a.dng", SyntheticDng.Write(512, TurnedRight, preview)));
        photo.Format.ShouldBe("raw");
        (photo.Width, photo.Height).ShouldBe((512, 512));
        (photo.Image.Width, photo.Image.Height).ShouldBe((480, 640));
        Decoding.ColourAt(photo.Image, 0.5, 0.5).Red.ShouldBeGreaterThan(180);
    }

    [Fact]
    public void A_raw_file_without_a_preview_says_so()
    {
        var path = _folder.Write("a.dng", SyntheticDng.Write(512, TurnedRight, []));
        Should.Throw<UnreadablePhotoException>(() => Decoding.Decode(path)).Message.ShouldContain("no preview");
    }

    [Fact]
    public void Garbage_with_a_raw_files_name_fails() =>
        Should.Throw<UnreadablePhotoException>(() => Decoding.Decode(_folder.Write("a.nef", "Dear diary"u8)))
            .Message.ShouldContain("raw file");
}
