using FaceGallery.Domain.Detection;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Imaging;
using NetVips;
using Shouldly;

namespace FaceGallery.Tests.Web.Imaging;

public sealed class RenditionStoreTests : IDisposable
{
    private const string Hash = "00112233445566778899aabbccddeeff";

    private static readonly RelativeBox[] TwoFaces = [new(0.4f, 0.4f, 0.1f, 0.1f), new(-0.05f, 0.8f, 0.2f, 0.25f)];

    private readonly TemporaryFolder _folder = new();
    private readonly RenditionStore _store;

    public RenditionStoreTests() => _store = new RenditionStore(new RenditionFolder(_folder["renditions"]), Decoding.Options());

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Thumbnail_preview_and_faces_have_their_sizes()
    {
        _store.Write(Hash, Photo(), TwoFaces);
        SizeOf(_store.PathOf(Hash, RenditionKind.Thumbnail)).ShouldBe((341, 512));
        SizeOf(_store.PathOf(Hash, RenditionKind.Preview)).ShouldBe((960, 1440));
        SizeOf(_store.FacePathOf(Hash, TwoFaces[0])).ShouldBe((192, 192));
        SizeOf(_store.FacePathOf(Hash, TwoFaces[1])).ShouldBe((192, 192));
        _store.FacePathOf(Hash, new RelativeBox(0, 0, 1, 1)).ShouldBeNull();
    }

    [Fact]
    public void A_face_is_in_the_middle_of_its_crop()
    {
        var pixels = new byte[300 * 200 * 3];
        for (var row = 80; row < 100; row++)
        {
            pixels.AsSpan(((row * 300) + 200) * 3, 20 * 3).Fill(255);
        }

        var photo = new DecodedPhoto(new RgbImage(300, 200, pixels), 300, 200, "png", Damaged: false);
        var face = new RelativeBox(200 / 300f, 80 / 200f, 20 / 300f, 20 / 200f);
        _store.Write(Hash, photo, [face]);
        using var crop = Image.NewFromFile(_store.FacePathOf(Hash, face).ShouldNotBeNull());
        crop.Getpoint(96, 96)[0].ShouldBeGreaterThan(240);
        crop.Getpoint(48, 48)[0].ShouldBeGreaterThan(200);
        crop.Getpoint(144, 144)[0].ShouldBeGreaterThan(200);
        crop.Getpoint(10, 96)[0].ShouldBeLessThan(20);
        crop.Getpoint(96, 180)[0].ShouldBeLessThan(20);
    }

    [Fact]
    public void Writing_again_gives_the_same_bytes_and_removes_faces_that_are_no_more()
    {
        _store.Write(Hash, Photo(), TwoFaces);
        var before = File.ReadAllBytes(_store.PathOf(Hash, RenditionKind.Preview).ShouldNotBeNull());
        _store.Write(Hash, Photo(), [TwoFaces[0]]);
        File.ReadAllBytes(_store.PathOf(Hash, RenditionKind.Preview).ShouldNotBeNull()).ShouldBe(before);
        _store.FacePathOf(Hash, TwoFaces[1]).ShouldBeNull();
        Directory.GetFiles(_folder["renditions"], "*.tmp", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [Fact]
    public void Deleting_leaves_nothing_of_that_photo_and_all_of_others()
    {
        var other = Hash[..31] + "0";
        _store.Write(Hash, Photo(), TwoFaces);
        _store.Write(other, Photo(), []);
        _store.Delete(Hash);
        _store.Delete(Hash);
        _store.PathOf(other, RenditionKind.Thumbnail).ShouldNotBeNull();
        Directory.GetFiles(_folder["renditions"], $"{Hash}*", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    /// <summary>As a power cut leaves files that were renamed before they were on the disk.</summary>
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0)]
    [InlineData(5000, 0)]
    [InlineData(5000, 4096)]
    public void A_file_that_is_not_whole_counts_as_missing(int kept, int zeros)
    {
        _store.Write(Hash, Photo(), TwoFaces);
        var path = _store.PathOf(Hash, RenditionKind.Preview).ShouldNotBeNull();
        File.WriteAllBytes(path, [.. File.ReadAllBytes(path).Take(kept), .. new byte[zeros]]);

        _store.PathOf(Hash, RenditionKind.Preview).ShouldBeNull();
        var tile = _store.TilePathOf(Hash).ShouldNotBeNull();
        File.WriteAllBytes(tile, [.. File.ReadAllBytes(tile).Take(kept), 0]);
        SizeOf(_store.TilePathOf(Hash)).ShouldBe((171, 256));

        _store.Write(Hash, Photo(), TwoFaces);
        _store.PathOf(Hash, RenditionKind.Preview).ShouldBe(path);
    }

    [Fact]
    public void What_is_turned_is_made_of_what_is_kept_and_goes_with_it()
    {
        _store.Write(Hash, Photo(), TwoFaces);
        SizeOf(_store.PathOf(Hash, RenditionKind.Preview, 90)).ShouldBe((1440, 960));
        SizeOf(_store.TilePathOf(Hash, 180)).ShouldBe(SizeOf(_store.TilePathOf(Hash)));
        _store.FacePathOf(Hash, TwoFaces[0], 270).ShouldNotBeNull();
        _store.LargeFacePathOf(Hash, TwoFaces[0], 270).ShouldBeNull("It is made only when it is asked for.");
        _store.PathOf(Hash[..31] + "0", RenditionKind.Preview, 90).ShouldBeNull();

        var before = _store.FilesOf(Hash).Count;
        _store.Write(Hash, Photo(), TwoFaces);
        _store.FilesOf(Hash).Count.ShouldBe(before - 5);
    }

    [Fact]
    public void What_belongs_to_no_photo_is_swept_but_not_what_may_get_its_row_in_a_moment()
    {
        var (edited, beingRead) = (Hash[..31] + "0", Hash[..31] + "1");
        _store.Write(Hash, Photo(), TwoFaces);
        _store.Write(edited, Photo(), TwoFaces);
        File.WriteAllText(Path.Combine(_folder["renditions"], Hash[..2], $"{Hash}-thumb.jpg.killed.tmp"), "");
        File.WriteAllText(Path.Combine(_folder["renditions"], Hash[..2], $"{Hash}-tile.jpg"), "as they were before");
        var now = TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(2);
        _store.Write(beingRead, Photo(), []);
        foreach (var file in _store.FilesOf(beingRead))
        {
            File.SetLastWriteTimeUtc(file, now);
        }

        _store.Sweep(hash => hash == Hash, previewBytes: null, now, TestContext.Current.CancellationToken).ShouldBe(6);

        Directory.GetFiles(_folder["renditions"], "*", SearchOption.AllDirectories).ShouldBe(_store.FilesOf(Hash).Concat(_store.FilesOf(beingRead)), ignoreOrder: true);
    }

    [Fact]
    public void Above_the_limit_the_oldest_previews_go_and_nothing_else()
    {
        string[] hashes = [Hash[..31] + "a", Hash[..31] + "b", Hash[..31] + "c"];
        foreach (var (age, hash) in hashes.Index())
        {
            _store.Write(hash, Photo(), []);
            File.SetLastWriteTimeUtc(_store.PathOf(hash, RenditionKind.Preview)!, TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(-age));
        }

        var one = new FileInfo(_store.PathOf(hashes[0], RenditionKind.Preview)!).Length;
        _store.Sweep(_ => true, previewBytes: 2 * one, TimeProvider.System.GetUtcNow().UtcDateTime, TestContext.Current.CancellationToken).ShouldBe(1);

        hashes.Select(hash => _store.PathOf(hash, RenditionKind.Preview) is null).ShouldBe([false, false, true]);
        _store.PathOf(hashes[2], RenditionKind.Thumbnail).ShouldNotBeNull();
    }

    [Fact]
    public void Nothing_is_told_of_where_and_when_the_photo_was_taken()
    {
        _store.Write(Hash, Decoding.Decode(SharedFiles.Photos("odd/heic/exifr_heic-iphone7.heic")), []);
        PhotoMetadataReader.Read(_store.PathOf(Hash, RenditionKind.Preview).ShouldNotBeNull()).ShouldBe(PhotoMetadata.None);
    }

    [Theory]
    [InlineData("")]
    [InlineData("../../../../../../../../etc/passw")]
    public void Only_a_content_hash_names_a_photo(string hash) =>
        Should.Throw<ArgumentException>(() => _store.PathOf(hash, RenditionKind.Preview));

    private static DecodedPhoto Photo() => Decoding.Decode(SharedFiles.Photos("odd/orientation/Portrait_5.jpg"));

    private static (int Width, int Height) SizeOf(string? path)
    {
        using var image = Image.NewFromFile(path.ShouldNotBeNull());
        return (image.Width, image.Height);
    }
}
