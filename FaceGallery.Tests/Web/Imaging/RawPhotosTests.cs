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
    public async Task A_preview_stays_in_its_place_until_it_is_decoded()
    {
        using var wide = Image.Grey(2400, 1800, uchar: true);
        using var picture = wide.Bandjoin(wide.Rot180(), wide).Copy(interpretation: Enums.Interpretation.Srgb);
        var path = _folder.Write("a.dng", SyntheticDng.Write(512, TurnedRight, picture.JpegsaveBuffer(q: 60)));
        var whole = Decoding.Decode(path).Image.Pixels.ToArray();
        using var enough = new CancellationTokenSource();
        var collecting = Task.Run(() => MoveMemory(enough.Token), TestContext.Current.CancellationToken);
        for (var time = 0; time < 40; time++)
        {
            Decoding.Decode(path).Image.Pixels.SequenceEqual(whole).ShouldBeTrue();
        }

        await enough.CancelAsync();
        await collecting;
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

    // What nothing holds is moved, and other things are written where it was.
    private static void MoveMemory(CancellationToken enough)
    {
        while (!enough.IsCancellationRequested)
        {
            var holes = Enumerable.Range(0, 400).Select(number => number % 2 == 0 ? new byte[40_000] : null).ToArray();
            GC.Collect(generation: 2, GCCollectionMode.Forced, blocking: true, compacting: true);
            holes.AsSpan().Clear();
        }
    }
}
