using System.Net;
using FaceGallery.Domain.Albums;
using FaceGallery.Domain.Events;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Accounts;
using FaceGallery.Web.Albums;
using FaceGallery.Web.Data;
using FaceGallery.Web.Events;
using FaceGallery.Web.OwnAlbums;
using FaceGallery.Web.People;
using FaceGallery.Web.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace FaceGallery.Tests.Web.Accounts;

/// <summary>What friends see, who look and change nothing.</summary>
public sealed class FriendTests(IndexedApp fixture) : IClassFixture<IndexedApp>, IAsyncLifetime
{
    private HttpClient _friend = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private RunningApp App => fixture.App;

    public async ValueTask InitializeAsync()
    {
        await App.Services.GetRequiredService<AccountService>().CreateFriendAsync("Ben", "ben's password");
        _friend = App.Anonymous();
        await _friend.PostFormAsync("/login", "/login", ("name", "ben"), ("password", "ben's password"));
    }

    public ValueTask DisposeAsync()
    {
        _friend.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("/", HttpStatusCode.OK)]
    [InlineData("/timeline", HttpStatusCode.OK)]
    [InlineData("/groups", HttpStatusCode.OK)]
    [InlineData("/events", HttpStatusCode.OK)]
    [InlineData("/search", HttpStatusCode.OK)]
    [InlineData("/account", HttpStatusCode.OK)]
    [InlineData("/unknown", HttpStatusCode.Forbidden)]
    [InlineData("/review", HttpStatusCode.Forbidden)]
    [InlineData("/settings", HttpStatusCode.Forbidden)]
    [InlineData("/shares", HttpStatusCode.Forbidden)]
    [InlineData("/shares/everybody.csv?album=all", HttpStatusCode.Forbidden)]
    [InlineData("/history", HttpStatusCode.Forbidden)]
    [InlineData("/folders", HttpStatusCode.Forbidden)]
    [InlineData("/api/v1/photos", HttpStatusCode.Forbidden)]
    public async Task Friends_look_at_albums_and_nothing_else(string address, HttpStatusCode status) =>
        (await _friend.GetAsync(address, Stop)).StatusCode.ShouldBe(status);

    [Fact]
    public async Task A_friend_reads_names_and_nothing_of_how_they_were_found()
    {
        var photo = await fixture.PhotoAsync(IndexedApp.Together);
        var stranger = await fixture.PhotoAsync("strangers.jpg");

        (await _friend.GetStringAsync($"/photos/{photo.Id}", Stop)).ShouldSatisfyAllConditions(page => page.ShouldContain(IndexedApp.Musk), page => page.ShouldNotContain("imilarity"));
        (await _friend.GetStringAsync($"/photos/{stranger.Id}", Stop)).ShouldNotContain("No match");
        using var nobody = App.Anonymous();
        (await nobody.GetStringAsync("/login", Stop)).ShouldNotContain("reset-password");
    }

    [Fact]
    public async Task A_private_name_is_nowhere_for_a_friend()
    {
        var musk = await fixture.PersonIdAsync(IndexedApp.Musk);
        var photo = await fixture.PhotoAsync(IndexedApp.Together);
        var face = photo.Faces.Single(face => face.PersonId == musk).Id;
        (await _friend.GetStringAsync($"/photos/{photo.Id}", Stop)).ShouldContain(IndexedApp.Musk);
        await App.SendAsync(HttpMethod.Patch, $"people/{musk}", new { @private = true });

        foreach (var address in new[] { "/", "/timeline", "/groups", "/events", "/search", $"/photos/{photo.Id}", $"/search?in=person-{musk}" })
        {
            (await _friend.GetStringAsync(address, Stop)).ShouldNotContain(IndexedApp.Musk, Case.Insensitive, address);
        }

        (await _friend.GetAsync($"/people/{musk}", Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await _friend.GetAsync($"/media/faces/{face}", Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await CountAsync(nameof(AccountRole.Friend), AlbumKey.OfPerson(musk))).ShouldBe(0);
        var everybodyKnown = AlbumKey.Of(new PhotoSearch { Known = KnownFaces.Everybody });
        (await CountAsync(nameof(AccountRole.Friend), everybodyKnown)).ShouldBe(await CountAsync(nameof(AccountRole.Owner), everybodyKnown) - 1);
        (await CountAsync(nameof(AccountRole.Owner), AlbumKey.OfPerson(musk))).ShouldBe(1);
        await App.SendAsync(HttpMethod.Patch, $"people/{musk}", new { @private = false });
    }

    [Fact]
    public async Task A_hidden_photo_is_nowhere_for_a_friend()
    {
        var photo = (await fixture.PhotoAsync(IndexedApp.NoFace)).Id;
        await App.UseAsync((PhotoHiding hiding) => hiding.HideAsync([photo], isHidden: true, Stop));

        (await _friend.GetAsync($"/photos/{photo}", Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await _friend.GetAsync($"/media/photos/{photo}/thumb", Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await _friend.GetAsync($"/media/photos/{photo}/original", Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await CountAsync(nameof(AccountRole.Friend), AlbumKey.Hidden)).ShouldBe(0);
        (await CountAsync(nameof(AccountRole.Owner), AlbumKey.Hidden)).ShouldBe(1);
        await App.UseAsync((PhotoHiding hiding) => hiding.HideAsync([photo], isHidden: false, Stop));
    }

    [Fact]
    public async Task Everybody_looks_where_the_owner_wants_it_and_changes_nothing()
    {
        using var passerby = App.Anonymous();
        var rule = App.Services.GetRequiredService<AnonymousBrowsingPolicy>();
        (await passerby.GetAsync("/timeline", Stop)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        await rule.ChooseAsync(everybody: true, Stop);
        (await passerby.GetAsync("/timeline", Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await passerby.GetAsync("/settings", Stop)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await passerby.GetAsync("/api/v1/photos", Stop)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        await rule.ChooseAsync(everybody: false, Stop);
        (await passerby.GetAsync("/timeline", Stop)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task A_friend_who_is_removed_is_out_at_once()
    {
        var accounts = App.Services.GetRequiredService<AccountService>();
        await accounts.CreateFriendAsync("Zoe", "zoe's password");
        using var zoe = App.Anonymous();
        await zoe.PostFormAsync("/login", "/login", ("name", "Zoe"), ("password", "zoe's password"));
        (await zoe.GetAsync("/timeline", Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);

        await accounts.RemoveFriendAsync((await accounts.FriendsAsync(Stop)).Single(friend => friend.UserName == "Zoe").Id, Stop);
        (await zoe.GetAsync("/timeline", Stop)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task What_the_owner_looked_at_is_not_shown_to_others_from_memory()
    {
        await using var owner = await App.AsOwnerAsync();
        await using var friend = App.Services.CreateAsyncScope().Of(nameof(AccountRole.Friend));
        var musk = await fixture.PersonIdAsync(IndexedApp.Musk);
        await App.SendAsync(HttpMethod.Patch, $"people/{musk}", new { @private = true });

        (await owner.ServiceProvider.GetRequiredService<PeopleService>().ListAsync(Stop)).ShouldContain(person => person.Id == musk);
        (await friend.ServiceProvider.GetRequiredService<PeopleService>().ListAsync(Stop)).ShouldNotContain(person => person.Id == musk);
        (await owner.ServiceProvider.GetRequiredService<AlbumService>().ShapesAsync(AlbumKey.OfPerson(musk), Stop)).ShouldNotBeEmpty();
        (await friend.ServiceProvider.GetRequiredService<AlbumService>().ShapesAsync(AlbumKey.OfPerson(musk), Stop)).ShouldBeEmpty();
        await App.SendAsync(HttpMethod.Patch, $"people/{musk}", new { @private = false });
    }

    [Fact]
    public async Task A_friend_finds_files_by_their_names_and_not_by_their_folders()
    {
        var (byFile, byFolder) = (AlbumKey.Of(new PhotoSearch { Texts = ["alone"] }), AlbumKey.Of(new PhotoSearch { Texts = ["party"] }));

        (await CountAsync(nameof(AccountRole.Owner), byFolder)).ShouldBe(1);
        (await CountAsync(nameof(AccountRole.Friend), byFolder)).ShouldBe(0);
        (await CountAsync(nameof(AccountRole.Friend), byFile)).ShouldBe(1);
        var folder = AlbumKey.OfFolder(new LibraryFolder((await fixture.PhotoAsync(IndexedApp.Alone)).RootId, "party"));
        (await CountAsync(nameof(AccountRole.Owner), folder)).ShouldBe(1);
        (await CountAsync(nameof(AccountRole.Friend), folder)).ShouldBe(0);
    }

    [Fact]
    public async Task A_friend_finds_events_and_albums_by_their_names()
    {
        var photo = await fixture.PhotoAsync(IndexedApp.Together);
        await fixture.QueryAsync(async context =>
        {
            var ball = new PhotoEvent { Name = "Grand ball", FirstAt = photo.SortTime, LastAt = photo.SortTime, PhotoCount = 1 };
            context.Events.Add(ball);
            await context.SaveChangesAsync(Stop);
            return await context.Photos.Where(own => own.Id == photo.Id).ExecuteUpdateAsync(set => set.SetProperty(own => own.EventId, ball.Id), Stop);
        });
        await App.UseAsync((OwnAlbumEditing editing) => editing.CreateAsync("For Granny", [photo.Id], Stop));

        (await CountAsync(nameof(AccountRole.Friend), AlbumKey.Of(new PhotoSearch { Texts = ["ball"] }))).ShouldBe(1);
        (await CountAsync(nameof(AccountRole.Friend), AlbumKey.Of(new PhotoSearch { Texts = ["granny"] }))).ShouldBe(1);
    }

    private async Task<int> CountAsync(string role, AlbumKey album)
    {
        await using var page = App.Services.CreateAsyncScope().Of(role);
        return await page.ServiceProvider.GetRequiredService<AlbumService>().CountAsync(album, Stop);
    }
}
