using FaceGallery.Domain.Events;
using Shouldly;

namespace FaceGallery.Tests.Domain.Albums;

public sealed class EventGroupingTests
{
    private static readonly DateTime Evening = new(2026, 7, 4, 18, 0, 0);
    private static readonly HashSet<int> Nothing = [];

    private int _lastId;

    [Theory]
    [InlineData("2026-07-04_garden_party", "garden party")]
    [InlineData("20260704 Garden party", "Garden party")]
    [InlineData("2026 in Rome", "2026 in Rome")]
    [InlineData("Wedding", "Wedding")]
    public void Guests_read_a_folders_name_as_people_write(string folder, string title) => EventFolder.TitleOf(folder).ShouldBe(title);

    [Fact]
    public void A_party_past_midnight_is_one_event_and_the_next_evening_another() =>
        Group([.. Series(Evening, 8, hours: 1), .. Series(Evening.AddDays(1), 6, hours: 1)]).ShouldBe(["1-8", "9-14"]);

    [Fact]
    public void Two_cameras_with_folders_of_their_own_are_at_one_party() =>
        Group([.. Series(Evening, 5, hours: 1, "1/Anna"), .. Series(Evening.AddMinutes(30), 5, hours: 1, "1/Ben")]).ShouldHaveSingleItem();

    [Fact]
    public void A_folder_of_one_trip_holds_its_days_together_but_one_that_all_goes_into_does_not()
    {
        Group([.. Series(Evening, 10, hours: 20, "1/Rome")]).ShouldBe(["1-10"]);
        _lastId = 0;
        Group([.. Series(Evening, 6, hours: 1, "1/All"), .. Series(Evening.AddDays(30), 6, hours: 1, "1/All")]).ShouldBe(["1-6", "7-12"]);
    }

    [Theory]
    [InlineData("2025/Anna's birthday/1.jpg", "Anna's birthday")]
    [InlineData("2025/2025-07-04/1.jpg", null)]
    [InlineData("DCIM/100APPLE/1.jpg", null)]
    [InlineData("Camera Uploads/1.jpg", null)]
    [InlineData("1.jpg", null)]
    public void A_folder_says_something_where_somebody_chose_its_name(string path, string? name) =>
        EventFolder.NameOf(EventFolder.Of(1, path)).ShouldBe(name);

    [Fact]
    public void A_few_photos_are_no_event() => Group([.. Series(Evening, EventGrouping.LeastPhotos - 1, hours: 1)]).ShouldBeEmpty();

    [Fact]
    public void An_event_goes_on_where_most_of_its_photos_are()
    {
        EventPhoto[] photos = [.. Series(Evening, 5, hours: 1, id: 7), .. Series(Evening.AddDays(9), 8, hours: 1, id: 7)];

        EventGrouping.Group(photos, Nothing).Select(group => group.EventId).ShouldBe([null, 7]);
    }

    [Fact]
    public void What_the_owner_shaped_stays_and_only_photos_of_the_same_hours_join()
    {
        EventPhoto[] merged = [.. Series(Evening, 3, hours: 1, id: 7), .. Series(Evening.AddDays(30), 3, hours: 1, id: 7)];
        EventPhoto[] late = [.. Series(Evening.AddHours(1), 1, hours: 1), .. Series(Evening.AddDays(15), 5, hours: 1)];

        var groups = EventGrouping.Group([.. merged, .. late], new HashSet<int> { 7 });

        groups.Select(group => (group.EventId, group.Photos.Count)).ShouldBe([(7, 7), (null, 5)]);
    }

    [Fact]
    public void The_order_of_the_photos_does_not_matter()
    {
        EventPhoto[] photos = [.. Series(Evening, 8, hours: 1), .. Series(Evening.AddDays(3), 6, hours: 2)];

        Group([.. photos.Reverse()]).ShouldBe(Group(photos));
    }

    private static List<string> Group(EventPhoto[] photos) =>
        [.. EventGrouping.Group(photos, Nothing).Select(group => $"{group.Photos[0].PhotoId}-{group.Photos[^1].PhotoId}")];

    private IEnumerable<EventPhoto> Series(DateTime first, int count, double hours, string folder = "1/Camera", int? id = null) =>
        Enumerable.Range(0, count).Select(number => new EventPhoto(++_lastId, first.AddHours(number * hours), folder, id));
}
