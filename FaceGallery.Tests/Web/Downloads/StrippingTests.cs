using System.IO.Hashing;
using System.Text;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Downloads;
using FaceGallery.Web.Imaging;
using NetVips;
using Shouldly;

namespace FaceGallery.Tests.Web.Downloads;

public sealed class StrippingTests : IDisposable
{
    private const string Camera = "Lensmaker 3000";
    private const int LyingOnItsSide = 6;

    private readonly Downloads _downloads = new();

    public void Dispose() => _downloads.Dispose();

    [Theory]
    [InlineData(".jpg")]
    [InlineData(".png")]
    [InlineData(".webp")]
    public async Task The_picture_stays_as_it_is_and_tells_neither_place_nor_camera(string extension)
    {
        var photo = Telling(extension);
        Tells(await File.ReadAllBytesAsync(photo, TestContext.Current.CancellationToken), Camera).ShouldBeTrue();

        var bytes = await Downloads.BytesAsync(await _downloads.PrepareAsync(photo, DownloadVariant.Stripped));

        Tells(bytes, Camera).ShouldBeFalse();
        Tells(bytes, "xmpmeta").ShouldBeFalse();
        using var before = Image.NewFromFile(photo);
        using var after = Image.NewFromBuffer(bytes);
        after.GetFields().ShouldNotContain(field => field.StartsWith("exif-ifd3", StringComparison.Ordinal));
        after.Get("orientation").ShouldBe(LyingOnItsSide);
        after.WriteToMemory<byte>().ShouldBe(before.WriteToMemory<byte>());
        using var other = DrawnPictures.Load(bytes);
        (other.Metadata.XmpProfile, other.Metadata.IptcProfile).ShouldBe((null, null));
        (other.Metadata.ExifProfile?.Values.Select(value => value.Tag.ToString()) ?? []).ShouldBeSubsetOf(["Orientation", "XResolution", "YResolution", "ResolutionUnit", "YCbCrPositioning"]);
    }

    [Fact]
    public async Task A_copy_that_was_damaged_is_made_again_when_it_is_found_out()
    {
        var photo = Telling(".jpg");
        var file = await _downloads.PrepareAsync(photo, DownloadVariant.Stripped);
        var copy = await Downloads.BytesAsync(file);
        await File.WriteAllBytesAsync(Directory.GetFiles(_downloads.Copies, "*", SearchOption.AllDirectories).Single(), new byte[copy.Length], TestContext.Current.CancellationToken);
        file.Forget!();

        (await Downloads.BytesAsync(await _downloads.PrepareAsync(photo, DownloadVariant.Stripped))).ShouldBe(copy);
    }

    [Fact]
    public async Task The_colour_profile_stays()
    {
        using var picture = Image.NewFromFile(SharedFiles.Photos("party/Photos/IMG_0002.jpg"));
        using var profiled = picture.IccTransform("p3", inputProfile: "srgb");
        profiled.Jpegsave(_downloads["p3.jpg"], profile: "p3");

        using var after = Image.NewFromBuffer(await Downloads.BytesAsync(await _downloads.PrepareAsync(_downloads["p3.jpg"], DownloadVariant.Stripped)));

        after.Contains("icc-profile-data").ShouldBeTrue();
    }

    [Fact]
    public async Task What_hides_behind_the_pictures_end_is_left_out()
    {
        var photo = Telling(".jpg");
        await File.AppendAllTextAsync(photo, "a film with its place", TestContext.Current.CancellationToken);

        Tells(await Downloads.BytesAsync(await _downloads.PrepareAsync(photo, DownloadVariant.Stripped)), "its place").ShouldBeFalse();
    }

    [Fact]
    public async Task A_photo_that_few_devices_open_becomes_a_jpeg_and_all_others_stay_bit_for_bit()
    {
        var heic = SharedFiles.PhotosBelow("odd/heic").First(path => path.EndsWith(".heic", StringComparison.OrdinalIgnoreCase));
        var jpeg = SharedFiles.Photos("party/Photos/IMG_0002.jpg");

        var readable = await _downloads.PrepareAsync(SharedFiles.Photos(heic), DownloadVariant.Readable);
        var same = await _downloads.PrepareAsync(jpeg, DownloadVariant.Readable);

        readable.NameFor("IMG_1.HEIC").ShouldBe("IMG_1.jpg");
        (await Downloads.BytesAsync(readable))[..3].ShouldBe([0xFF, 0xD8, 0xFF]);
        same.NameFor("IMG_2.jpg").ShouldBe("IMG_2.jpg");
        (await Downloads.BytesAsync(same)).ShouldBe(await File.ReadAllBytesAsync(jpeg, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.95)]
    public async Task A_photo_that_ends_too_early_is_handed_out_as_far_as_it_can_be_seen(double share)
    {
        var bytes = await File.ReadAllBytesAsync(Telling(".jpg"), TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(_downloads["short.jpg"], bytes[..(int)(bytes.Length * share)], TestContext.Current.CancellationToken);

        var stripped = await Downloads.BytesAsync(await _downloads.PrepareAsync(_downloads["short.jpg"], DownloadVariant.Stripped));

        Tells(stripped, Camera).ShouldBeFalse();
        using var picture = Image.NewFromBuffer(stripped);
        picture.Avg().ShouldBeGreaterThan(0);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no picture at all")]
    public async Task What_is_no_picture_is_refused(string content)
    {
        await File.WriteAllTextAsync(_downloads["text.jpg"], content, TestContext.Current.CancellationToken);
        await Should.ThrowAsync<UnreadablePhotoException>(() => _downloads.PrepareAsync(_downloads["text.jpg"], DownloadVariant.Stripped));
    }

    [Fact]
    public async Task A_copy_that_is_gone_is_made_again_as_it_was()
    {
        var file = await _downloads.PrepareAsync(Telling(".jpg"), DownloadVariant.Stripped);
        Directory.Delete(_downloads.Copies, recursive: true);

        var bytes = await Downloads.BytesAsync(file);

        (bytes.LongLength, Crc32.HashToUInt32(bytes)).ShouldBe((file.Digest.Length, file.Digest.Crc32));
    }

    [Fact]
    public async Task Copies_take_no_more_room_than_they_may()
    {
        const long most = 200_000;
        using var downloads = new Downloads(most);
        foreach (var photo in SharedFiles.PhotosBelow("party/Photos").Take(12))
        {
            await downloads.PrepareAsync(SharedFiles.Photos(photo), DownloadVariant.Stripped);
        }

        new DirectoryInfo(downloads.Copies).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length).ShouldBeLessThanOrEqualTo(most);
    }

    private static bool Tells(byte[] bytes, string text) => bytes.AsSpan().IndexOf(Encoding.ASCII.GetBytes(text)) >= 0;

    /// <summary>A photo that says where and with what it was taken, and lies on its side.</summary>
    private string Telling(string extension)
    {
        var path = _downloads["telling" + extension];
        using var picture = Image.NewFromFile(SharedFiles.Photos("party/Photos/IMG_0002.jpg"));
        using var telling = picture.Mutate(image =>
        {
            image.Set(GValue.GStrType, "exif-ifd0-Model", Camera);
            image.Set(GValue.GStrType, "exif-ifd3-GPSLatitude", "52/1 30/1 0/1");
            image.Set(GValue.GIntType, "orientation", LyingOnItsSide);
            image.Set(GValue.BlobType, "xmp-data", Encoding.ASCII.GetBytes("<x:xmpmeta xmlns:x='adobe:ns:meta/'>here</x:xmpmeta>"));
        });
        telling.WriteToFile(path);
        return path;
    }
}
