using System.Net;
using FaceGallery.Domain.Albums;
using FaceGallery.Domain.Sharing;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.History;
using FaceGallery.Web.Search;
using FaceGallery.Web.Sharing;
using Shouldly;

namespace FaceGallery.Tests.Web.Guests;

/// <summary>What somebody with a link sees, and what they do not.</summary>
public sealed class GuestTests(IndexedApp fixture) : IClassFixture<IndexedApp>
{
    private RunningApp App => fixture.App;

    [Fact]
    public async Task A_link_to_a_person_shows_exactly_their_photos()
    {
        using var link = await GuestLink.ToAsync(App, AlbumKey.OfPerson(await fixture.PersonIdAsync(IndexedApp.Musk)));

        (await link.PhotosAsync()).ShouldBe([(await fixture.PhotoAsync(IndexedApp.Together)).Id]);
        (await link.PageAsync()).ShouldContain(IndexedApp.Musk);

        // Messengers take what ends a sentence for a part of the address.
        foreach (var end in new[] { ".", ")", ").", "！", "%22" })
        {
            (await link.GetAsync(end)).Headers.Location!.ToString().ShouldBe(link.Path);
        }

        foreach (var end in new[] { "x", ".x", "%0d%0a", "./photos" })
        {
            (await link.GetAsync(end)).StatusCode.ShouldBe(end == "%0d%0a" ? HttpStatusCode.Redirect : HttpStatusCode.NotFound, end);
        }
    }

    [Theory]
    [InlineData("thumb")]
    [InlineData("preview")]
    [InlineData("original")]
    [InlineData("")]
    public async Task Photos_outside_the_link_are_nothing(string what)
    {
        using var link = await GuestLink.ToAsync(App, AlbumKey.OfPerson(await fixture.PersonIdAsync(IndexedApp.Musk)));
        var (own, foreign) = ((await fixture.PhotoAsync(IndexedApp.Together)).Id, (await fixture.PhotoAsync(IndexedApp.Alone)).Id);

        (await link.GetAsync($"/photos/{own}/{what}".TrimEnd('/'))).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await link.GetAsync($"/photos/{foreign}/{what}".TrimEnd('/'))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Unknown_revoked_renewed_and_deleted_links_answer_alike()
    {
        using var revoked = await GuestLink.ToAsync(App, AlbumKey.Everything);
        using var renewed = await GuestLink.ToAsync(App, AlbumKey.Everything);
        using var deleted = await GuestLink.ToAsync(App, AlbumKey.Everything);
        await revoked.OwnerAsync(shares => shares.RevokeAsync(revoked.Id, TestContext.Current.CancellationToken));
        await renewed.OwnerAsync(shares => shares.RenewAsync(renewed.Id, TestContext.Current.CancellationToken));
        await deleted.OwnerAsync(shares => shares.DeleteAsync(deleted.Id, TestContext.Current.CancellationToken));

        var unknown = await revoked.Guest.GetAsync($"/share/{ShareTokens.New()}", TestContext.Current.CancellationToken);
        unknown.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var page = await unknown.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        (await revoked.PageAsync()).ShouldBe(page);
        (await renewed.PageAsync()).ShouldBe(page);
        (await deleted.PageAsync()).ShouldBe(page);
        (await renewed.Guest.GetAsync(await renewed.PathAsync(), TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Pictures_are_gone_with_the_link_though_the_browser_keeps_them()
    {
        using var link = await GuestLink.ToAsync(App, AlbumKey.Everything);
        var address = $"/photos/{(await fixture.PhotoAsync(IndexedApp.Alone)).Id}/thumb";
        var first = await link.GetAsync(address);
        first.Headers.CacheControl!.ToString().ShouldBe("no-cache, private");
        link.Guest.DefaultRequestHeaders.IfNoneMatch.Add(first.Headers.ETag!);
        (await link.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.NotModified);

        await link.OwnerAsync(shares => shares.RevokeAsync(link.Id, TestContext.Current.CancellationToken));
        (await link.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_link_says_until_when_it_is_there_and_one_that_expired_that_it_did()
    {
        using var ending = await GuestLink.ToAsync(App, AlbumKey.Everything, new ShareSettings { ExpiresAt = new DateTime(2100, 1, 2, 12, 0, 0, DateTimeKind.Utc) });
        (await ending.PageAsync()).ShouldContain("Open until Saturday, January 2, 2100");

        using var link = await GuestLink.ToAsync(App, AlbumKey.Everything, new ShareSettings { ExpiresAt = DateTimeOffset.UnixEpoch.UtcDateTime, Title = "Summer party" });
        using var closed = await GuestLink.ToAsync(App, AlbumKey.Everything, new ShareSettings { ExpiresAt = DateTimeOffset.UnixEpoch.UtcDateTime, Title = "Summer party", Passphrase = "open sesame" });

        (await link.GetAsync()).StatusCode.ShouldBe(HttpStatusCode.Gone);
        (await link.GetAsync("/zip")).StatusCode.ShouldBe(HttpStatusCode.Gone);
        (await link.PageAsync()).ShouldSatisfyAllConditions(page => page.ShouldContain("expired"), page => page.ShouldContain("Summer party"));
        (await closed.PageAsync()).ShouldSatisfyAllConditions(page => page.ShouldContain("expired"), page => page.ShouldNotContain("Summer party"));
    }

    [Fact]
    public async Task A_passphrase_opens_what_is_closed_without_it()
    {
        using var link = await GuestLink.ToAsync(App, AlbumKey.Everything, new ShareSettings { Passphrase = "Käse 42" });
        (await link.GetAsync($"/photos/{(await fixture.PhotoAsync(IndexedApp.Alone)).Id}/thumb")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);

        var wrong = await link.PostAsync("", "/passphrase", ("passphrase", "Käse 43"));
        wrong.Headers.Location!.ToString().ShouldBe($"{link.Path}?passphrase=wrong");
        (await link.PageAsync("?passphrase=wrong")).ShouldSatisfyAllConditions(page => page.ShouldContain("Wrong passphrase"), page => page.ShouldContain("id=\"passphrase\""));
        (await link.PageAsync("/slow")).ShouldSatisfyAllConditions(page => page.ShouldContain($"<a href=\"{link.Path}\">Try again</a>"), page => page.ShouldNotContain("Back to the photos"));
        (await link.PostAsync("", "/passphrase", ("passphrase", "käse 42"))).Headers.Location!.ToString().ShouldBe(link.Path);
        (await link.PhotosAsync()).ShouldNotBeEmpty();

        await link.OwnerAsync(shares => shares.EditAsync(link.Id, new ShareSettings { Passphrase = "another" }, TestContext.Current.CancellationToken));
        (await link.PhotosAsync()).ShouldBeEmpty();
        (await link.GetAsync("/zip")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData(ShareDownload.None, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden)]
    [InlineData(ShareDownload.Previews, HttpStatusCode.Forbidden, HttpStatusCode.OK)]
    [InlineData(ShareDownload.Originals, HttpStatusCode.OK, HttpStatusCode.OK)]
    public async Task What_may_be_downloaded_is_the_owners_choice(ShareDownload download, HttpStatusCode original, HttpStatusCode zip)
    {
        using var link = await GuestLink.ToAsync(App, AlbumKey.Everything, new ShareSettings { Download = download });

        (await link.GetAsync($"/photos/{(await fixture.PhotoAsync(IndexedApp.Alone)).Id}/original")).StatusCode.ShouldBe(original);
        (await link.GetAsync("/zip")).StatusCode.ShouldBe(zip);
    }

    [Fact]
    public async Task Who_is_private_is_named_by_their_own_link_alone()
    {
        var (musk, photo) = (await fixture.PersonIdAsync(IndexedApp.Musk), $"/photos/{(await fixture.PhotoAsync(IndexedApp.Together)).Id}");
        using var wide = await GuestLink.ToAsync(App, AlbumKey.Everything);
        using var own = await GuestLink.ToAsync(App, AlbumKey.OfPerson(musk));
        (await wide.PageAsync(photo)).ShouldContain(IndexedApp.Musk);

        await App.SendAsync(HttpMethod.Patch, $"people/{musk}", new { @private = true });
        var (seen, seenByOwn) = (await wide.PageAsync(photo), await own.PageAsync(photo));
        await App.SendAsync(HttpMethod.Patch, $"people/{musk}", new { @private = false });

        seen.ShouldContain(IndexedApp.Obama);
        seen.ShouldNotContain(IndexedApp.Musk);
        seenByOwn.ShouldContain(IndexedApp.Musk);
    }

    [Fact]
    public async Task Names_are_told_only_where_the_owner_wants_it()
    {
        var photo = $"/photos/{(await fixture.PhotoAsync(IndexedApp.Together)).Id}";
        var musk = AlbumKey.OfPerson(await fixture.PersonIdAsync(IndexedApp.Musk));
        using var telling = await GuestLink.ToAsync(App, musk);
        using var silent = await GuestLink.ToAsync(App, musk, new ShareSettings { ShowsNames = false });

        (await telling.PageAsync(photo)).ShouldContain(IndexedApp.Obama);
        (await silent.PageAsync(photo)).ShouldNotContain(IndexedApp.Obama);
        (await silent.PageAsync()).ShouldNotContain(IndexedApp.Musk);
    }

    [Fact]
    public async Task Chosen_photos_are_shown_and_no_others()
    {
        var alone = (await fixture.PhotoAsync(IndexedApp.Alone)).Id;
        using var link = await GuestLink.ToAsync(App, ShareScope.Of([alone, 999_999]));

        (await link.PhotosAsync()).ShouldBe([alone]);
    }

    [Fact]
    public async Task Hidden_photos_cannot_be_shared()
    {
        var refused = await Should.ThrowAsync<ChangeRefusedException>(GuestLink.ToAsync(App, AlbumKey.Of(new PhotoSearch { IsHidden = true })));
        refused.Why.Key.ShouldBe("Sharing.Refused.Hidden");
        await Should.ThrowAsync<ChangeRefusedException>(GuestLink.ToAsync(App, ShareScope.Of([999_999])));
    }
}
