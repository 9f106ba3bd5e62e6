using FaceGallery.Domain.Photos;
using Shouldly;

namespace FaceGallery.Tests.Domain.Photos;

public sealed class PhotoTimeTests
{
    private static readonly DateTime Today = new(2026, 7, 4, 20, 0, 0, DateTimeKind.Utc);
    private static readonly DateTime Future = new(2090, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly DateTime Past = new(2019, 5, 1, 12, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void A_photo_dated_2090_is_listed_where_it_was_read_and_keeps_its_date()
    {
        var photo = Read(modified: Past, taken: Future);

        (photo.SortTime, photo.TakenAt).ShouldBe((Today, Future));
    }

    [Fact]
    public void A_file_from_the_future_without_a_date_is_listed_where_it_was_read() => Read(modified: Future, taken: null).SortTime.ShouldBe(Today);

    [Fact]
    public void A_zone_ahead_of_ours_is_no_future() => Read(modified: Past, taken: Today.AddHours(14)).SortTime.ShouldBe(Today.AddHours(14));

    private static Photo Read(DateTime modified, DateTime? taken)
    {
        var file = new PhotoFile { RootId = 1, Path = "a.jpg" };
        file.Await(1, modified, Today);
        var photo = Photo.Of(file);
        photo.Succeed("00112233445566778899aabbccddeeff", new PhotoContent(4, 3, 0, false, taken, null, null, null, null, null, null), []);
        file.Hold(1, Today);
        photo.Show(file);
        return photo;
    }
}
