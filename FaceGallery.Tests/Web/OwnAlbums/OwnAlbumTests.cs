using System.Net;
using System.Text.Json;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Accounts;
using FaceGallery.Web.Albums;
using FaceGallery.Web.Events;
using FaceGallery.Web.History;
using FaceGallery.Web.OwnAlbums;
using FaceGallery.Web.Search;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace FaceGallery.Tests.Web.OwnAlbums;

/// <summary>Albums that are filled by hand, by scripts and pages.</summary>
public sealed class OwnAlbumTests : IAsyncLifetime
{
    private readonly IndexedApp _library = new();
    private List<string> _photos = [];
    private string _album = "";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private RunningApp App => _library.App;

    private int AlbumId => AlbumKey.Parse(_album)!.OwnAlbumId!.Value;

    public async ValueTask InitializeAsync()
    {
        await _library.InitializeAsync();
        _photos = [.. (await App.ListAsync("photos")).Where(photo => photo.Text("state") == "indexed").Select(photo => photo.Text("id"))];
        _album = (await App.ChangeAsync("albums", new { name = "Best of", photoIds = _photos[..3] })).Text("albumId");
    }

    public ValueTask DisposeAsync() => _library.DisposeAsync();

    [Fact]
    public async Task Photos_come_in_the_order_of_time_and_are_arranged_by_hand()
    {
        var before = await OrderAsync();
        before.ShouldBe(_photos[..3], ignoreOrder: true);

        await App.ChangeAsync($"albums/{_album}/move", new { photoIds = new[] { before[2] }, to = 0 });
        (await OrderAsync()).ShouldBe([before[2], before[0], before[1]]);
        await App.ChangeAsync($"albums/{_album}/move", new { photoIds = new[] { before[2], before[0] }, to = 99 });
        (await OrderAsync()).ShouldBe([before[1], before[2], before[0]]);

        (await App.ChangeAsync($"albums/{_album}/move", new { photoIds = new[] { before[0] }, to = 2 })).GetProperty("changeId").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task Whatever_is_put_in_twice_or_by_two_people_at_once_is_in_it_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => App.ChangeAsync($"albums/{_album}/add", new { photoIds = _photos.Concat(_photos) })));

        var order = await OrderAsync();
        order.ShouldBe(_photos, ignoreOrder: true);
        order[..3].ShouldBe(_photos[..3], ignoreOrder: true);
    }

    [Fact]
    public async Task A_link_shows_what_is_in_it_now_and_no_hidden_photo()
    {
        var link = await App.LinkToAsync(AlbumKey.OfOwn(AlbumId));
        (await App.ShownIdsAsync(link)).Count.ShouldBe(3);
        await App.ChangeAsync($"albums/{_album}/add", new { photoIds = _photos[3..4] });
        await HideAsync(_photos[0]);

        (await App.ShownIdsAsync(link)).Select(id => $"{id}").ShouldBe(_photos[1..4], ignoreOrder: true);
        (await App.SendAsync(HttpMethod.Delete, $"albums/{_album}")).EnsureSuccessStatusCode();
        (await App.ShownIdsAsync(link)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_friend_sees_the_album_without_what_is_hidden()
    {
        await HideAsync(_photos[0]);
        await using var scope = App.Services.CreateAsyncScope().Of(Policies.Browse);
        var card = (await scope.ServiceProvider.GetRequiredService<OwnAlbumService>().ListAsync(Stop)).ShouldHaveSingleItem();

        (card.Name, card.PhotoCount).ShouldBe(("Best of", 2));
        $"{card.Cover!.Id}".ShouldNotBe(_photos[0]);
        (await scope.ServiceProvider.GetRequiredService<AlbumService>().ShapesAsync(AlbumKey.OfOwn(AlbumId), Stop)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Taken_out_photos_stay_in_the_library_and_a_cover_that_is_taken_out_is_none()
    {
        (await App.SendAsync(HttpMethod.Patch, $"albums/{_album}", new { coverPhotoId = _photos[1], description = "For grandma" })).EnsureSuccessStatusCode();
        $"{(await CardAsync()).Cover!.Id}".ShouldBe(_photos[1]);

        await App.ChangeAsync($"albums/{_album}/remove", new { photoIds = new[] { _photos[1] } });

        var card = await CardAsync();
        (card.PhotoCount, card.Description, $"{card.Cover!.Id}" == _photos[1]).ShouldBe((2, "For grandma", false));
        (await App.ListAsync("photos?album=all")).Count.ShouldBe(_photos.Count);
    }

    [Fact]
    public async Task Beginning_it_is_undone_only_with_what_was_put_in_later()
    {
        var begun = (await App.ListAsync("changes"))[0].Text("id");
        await App.ChangeAsync($"albums/{_album}/add", new { photoIds = _photos[3..4] });
        (await App.SendAsync(HttpMethod.Post, $"changes/{begun}/undo")).StatusCode.ShouldBe(HttpStatusCode.Conflict);

        await App.ChangeAsync($"changes/{begun}/undo?withLater=true");

        (await App.ListAsync("albums")).ShouldBeEmpty();
        (await App.QueryAsync(context => Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.CountAsync(context.OwnAlbumPhotos, Stop))).ShouldBe(0);
    }

    [Theory]
    [InlineData("albums", """{"name":" "}""", HttpStatusCode.BadRequest)]
    [InlineData("albums", """{"name":"a","photoIds":["99999"]}""", HttpStatusCode.NotFound)]
    [InlineData("albums/album-99/add", """{"photoIds":["1"]}""", HttpStatusCode.NotFound)]
    [InlineData("albums/person-1/add", """{"photoIds":["1"]}""", HttpStatusCode.NotFound)]
    [InlineData("albums/{album}/add", """{"photoIds":["x"]}""", HttpStatusCode.BadRequest)]
    [InlineData("albums/{album}/move", """{"photoIds":["1"],"to":"first"}""", HttpStatusCode.BadRequest)]
    public async Task What_cannot_be_is_refused_and_changes_nothing(string call, string body, HttpStatusCode status)
    {
        var before = await App.FingerprintAsync();
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        (await App.Client.PostAsync("/api/v1/" + call.Replace("{album}", _album, StringComparison.Ordinal), content, Stop)).StatusCode.ShouldBe(status);
        (await App.FingerprintAsync()).ShouldBe(before);
    }

    private async Task<List<string>> OrderAsync() => [.. (await App.UseAsync((AlbumService albums) => albums.ShapesAsync(AlbumKey.OfOwn(AlbumId), Stop))).Select(photo => $"{photo.Id}")];

    private async Task<OwnAlbumCard> CardAsync() => (await App.UseAsync((OwnAlbumService albums) => albums.FindAsync(AlbumId, Stop))).ShouldNotBeNull();

    private Task<ChangeResult> HideAsync(string photo) => App.UseAsync((PhotoHiding hiding) => hiding.HideAsync([int.Parse(photo, System.Globalization.CultureInfo.InvariantCulture)], isHidden: true, Stop));
}
