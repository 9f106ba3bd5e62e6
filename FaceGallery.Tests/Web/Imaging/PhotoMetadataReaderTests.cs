using System.Globalization;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Imaging;
using NetVips;
using Shouldly;

namespace FaceGallery.Tests.Web.Imaging;

public sealed class PhotoMetadataReaderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("odd/heic/exifr_heic-iphone7.heic", "2019-10-20T18:34:30", 2, "Apple iPhone 7")]
    [InlineData("odd/heic/pp_iphone_15_pro.heic", "2023-10-31T11:44:43", 1, "Apple iPhone 15 Pro")]
    [InlineData("odd/corrupt/exifs_11-tests.jpg", "2007-09-03T16:03:45", null, "Canon DIGITAL IXUS 40")]
    [InlineData("odd/corrupt/exifs_32-lens_data.jpeg", "2012-07-14T16:30:12", null, "NIKON D300")]
    public void Tells_when_and_with_what_a_photo_was_taken(string file, string takenAt, int? offsetHours, string camera)
    {
        var metadata = PhotoMetadataReader.Read(SharedFiles.Photos(file));
        var taken = metadata.TakenAt.ShouldNotBeNull();
        taken.ShouldBe(DateTime.Parse(takenAt, CultureInfo.InvariantCulture), TimeSpan.FromSeconds(1));
        taken.Kind.ShouldBe(DateTimeKind.Unspecified);
        metadata.TakenAtOffset.ShouldBe(offsetHours is { } hours ? TimeSpan.FromHours(hours) : null);
        metadata.Camera.ShouldBe(camera);
    }

    [Theory]
    [InlineData("odd/corrupt/pp_this-is-a-jpeg.png", -34.0214, 23.8994)]
    [InlineData("odd/heic/immich_IMG_2682.heic", 41.2203, -96.0716)]
    public void Tells_where_a_photo_was_taken(string file, double latitude, double longitude)
    {
        var metadata = PhotoMetadataReader.Read(SharedFiles.Photos(file));
        metadata.Latitude.ShouldNotBeNull().ShouldBe(latitude, tolerance: 0.0001);
        metadata.Longitude.ShouldNotBeNull().ShouldBe(longitude, tolerance: 0.0001);
    }

    [Fact]
    public void Reads_avif()
    {
        using (var photo = Image.NewFromFile(SharedFiles.Photos("odd/corrupt/exifs_11-tests.jpg")))
        {
            using var small = photo.Resize(0.1);
            small.Heifsave(_folder["a.avif"], compression: Enums.ForeignHeifCompression.Av1);
        }

        PhotoMetadataReader.Read(_folder["a.avif"]).TakenAt.ShouldBe(new DateTime(2007, 9, 3, 16, 3, 45));
    }

    [Theory]
    [InlineData("0000:00:00 00:00:00")]
    [InlineData("1800:01:01 00:00:00")]
    [InlineData("2107:01:01 00:00:00")]
    [InlineData("    :  :     :  :  ")]
    public void A_nonsensical_date_is_no_date(string text) => PhotoMetadataReader.Read(WithDate(text)).TakenAt.ShouldBeNull();

    [Fact]
    public void A_plausible_date_is_one() =>
        PhotoMetadataReader.Read(WithDate("2026:11:21 22:14:03")).TakenAt.ShouldBe(new DateTime(2026, 11, 21, 22, 14, 3));

    [Fact]
    public void Any_file_has_metadata_if_only_none()
    {
        PhotoMetadataReader.Read(_folder.Write("empty.jpg", [])).ShouldBe(PhotoMetadata.None);
        PhotoMetadataReader.Read(_folder.Write("text.jpg", "hello"u8)).ShouldBe(PhotoMetadata.None);
    }

    private string WithDate(string date)
    {
        using var black = Image.Black(8, 8);
        var field = $"{date} ({date}, ASCII, 20 components, 20 bytes)";
        using var dated = black.Mutate(image => image.Set(GValue.GStrType, "exif-ifd2-DateTimeOriginal", field));
        dated.Jpegsave(_folder["dated.jpg"]);
        return _folder["dated.jpg"];
    }
}
