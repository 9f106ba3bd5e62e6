using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Albums;
using FaceGallery.Web.Events;
using FaceGallery.Web.History;
using FaceGallery.Web.Search;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace FaceGallery.Tests.Web.Albums;

public sealed class EventTests : IAsyncLifetime
{
    private RunningApp _app = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private AsyncServiceScope _page;

    private EventEditing Editing => _page.ServiceProvider.GetRequiredService<EventEditing>();

    public async ValueTask InitializeAsync()
    {
        _app = await TwoOccasions.StartAsync();
        _page = await _app.AsOwnerAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _page.DisposeAsync();
        await _app.DisposeAsync();
    }

    [Fact]
    public async Task Photos_part_into_events_that_are_called_by_their_folder_where_it_says_something() =>
        (await NamesAsync()).ShouldBe([null, "Birthday"]);

    [Fact]
    public async Task A_name_stays_when_photos_join_and_is_undone()
    {
        var id = (await ListAsync())[0].Id;
        var named = await Editing.RenameAsync(id, " Garden party ", Stop);
        TwoOccasions.Add(_app.Library, "2026/late.jpg", TwoOccasions.Second.AddHours(1));
        await RestartAsync();

        (await ListAsync())[0].ShouldBe((await ListAsync())[0] with { Id = id, Name = "Garden party", PhotoCount = 7 });
        await UndoAsync(named);
        (await NamesAsync()).ShouldBe([null, "Birthday"]);
    }

    [Fact]
    public async Task Merged_events_stay_together_and_can_be_parted_again()
    {
        var (late, early) = ((await ListAsync())[0].Id, (await ListAsync())[1].Id);
        var merged = await Editing.MergeAsync(early, [late], Stop);
        await RestartAsync();
        (await ListAsync()).ShouldHaveSingleItem().PhotoCount.ShouldBe(12);

        await UndoAsync(merged);
        (await ListAsync()).Select(photoEvent => (photoEvent.Id, photoEvent.PhotoCount)).ShouldBe([(late, 6), (early, 6)]);
    }

    [Fact]
    public async Task An_event_is_divided_at_a_photo_and_stays_divided()
    {
        var pauses = await _app.Services.GetRequiredService<EventService>().PausesAsync((await ListAsync())[0].Id, 10, Stop);
        await Editing.SplitAsync(pauses[3].PhotoId, Stop);
        await RestartAsync();

        (await ListAsync()).Select(photoEvent => photoEvent.PhotoCount).ShouldBe([2, 4, 6]);
    }

    [Fact]
    public async Task The_best_photo_stands_for_an_event_until_the_owner_chooses_one_which_stays()
    {
        var id = (await ListAsync())[1].Id;
        var (liked, chosen, foreign) = (await _app.PhotoIdAsync("Birthday/2.jpg"), await _app.PhotoIdAsync("Birthday/4.jpg"), await _app.PhotoIdAsync("2026/0.jpg"));
        async Task<int> CoverAsync() => (await ListAsync()).Single(photoEvent => photoEvent.Id == id).Cover!.Id;
        await _page.ServiceProvider.GetRequiredService<PhotoEditing>().FavourAsync([liked], isFavourite: true, Stop);
        (await CoverAsync()).ShouldBe(liked);

        (await _app.SendAsync(HttpMethod.Patch, $"events/{id}", new { coverPhotoId = $"{chosen}" })).EnsureSuccessStatusCode();
        (await CoverAsync()).ShouldBe(chosen);
        var hidden = await _page.ServiceProvider.GetRequiredService<PhotoHiding>().HideAsync([chosen], isHidden: true, Stop);
        (await CoverAsync()).ShouldBe(liked);
        await UndoAsync(hidden);
        await RestartAsync();
        (await CoverAsync()).ShouldBe(chosen);

        (await _app.SendAsync(HttpMethod.Patch, $"events/{id}", new { name = "Party", coverPhotoId = $"{foreign}" })).StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);
        (await NamesAsync()).ShouldBe([null, "Birthday"]);
    }

    [Fact]
    public async Task An_event_was_where_its_photos_say_unless_they_say_two_places()
    {
        var photos = await _app.PhotoIdsAsync("Birthday/0.jpg", "Birthday/1.jpg", "Birthday/2.jpg");
        var editing = _page.ServiceProvider.GetRequiredService<PhotoEditing>();
        async Task<(double, double)?> PlaceAsync() => (await _app.Services.GetRequiredService<EventService>().HeroAsync(photos[0], Stop))!.Place;
        (await PlaceAsync()).ShouldBeNull();

        // One of six tells too little of where all the others were taken.
        await editing.CorrectPlaceAsync([photos[0]], (47.37691, 8.54172), Stop);
        (await PlaceAsync()).ShouldBeNull();
        await editing.CorrectPlaceAsync(photos, (47.37691, 8.54172), Stop);
        (await PlaceAsync()).ShouldBe((47.377, 8.542));
        await editing.CorrectPlaceAsync([photos[1]], (48.2, 16.4), Stop);
        (await PlaceAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task Events_that_are_gone_and_names_without_end_are_refused()
    {
        await Should.ThrowAsync<ChangeRefusedException>(() => Editing.RenameAsync(4711, "Party", Stop));
        await Should.ThrowAsync<ChangeRefusedException>(() => Editing.RenameAsync(1, new string('x', 300), Stop));
        await Should.ThrowAsync<ChangeRefusedException>(() => Editing.MergeAsync(1, [1], Stop));
        await Should.ThrowAsync<ChangeRefusedException>(() => Editing.ShiftClockAsync(1, "No such camera", 60, Stop));
    }

    [Fact]
    public async Task A_hidden_photo_is_in_no_album_until_it_is_shown_again()
    {
        var albums = _page.ServiceProvider.GetRequiredService<AlbumService>();
        var photo = (await albums.ShapesAsync(AlbumKey.Everything, Stop))[0].Id;
        var hidden = await _page.ServiceProvider.GetRequiredService<PhotoHiding>().HideAsync([photo], isHidden: true, Stop);

        (await albums.CountAsync(AlbumKey.Everything, Stop)).ShouldBe(11);
        (await albums.ShapesAsync(AlbumKey.Hidden, Stop)).ShouldHaveSingleItem().Id.ShouldBe(photo);
        await UndoAsync(hidden);
        (await albums.CountAsync(AlbumKey.Everything, Stop)).ShouldBe(12);
    }

    private async Task RestartAsync()
    {
        await _page.DisposeAsync();
        _app = await _app.RestartAsync();
        _page = await _app.AsOwnerAsync();
    }

    private Task<IReadOnlyList<EventCard>> ListAsync() => _app.Services.GetRequiredService<EventService>().ListAsync(0, 10, Stop);

    private async Task<IEnumerable<string?>> NamesAsync() => (await ListAsync()).Select(photoEvent => photoEvent.Name);

    private Task<int> UndoAsync(ChangeResult change) =>
        _page.ServiceProvider.GetRequiredService<ChangeHistory>().UndoAsync(change.ChangeId!.Value, withLater: false, Stop);
}
