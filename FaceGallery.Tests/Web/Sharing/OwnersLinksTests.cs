using System.Net;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Tests.Web.Guests;
using FaceGallery.Web.Search;
using FaceGallery.Web.Sharing;
using Microsoft.EntityFrameworkCore;
using Shouldly;

namespace FaceGallery.Tests.Web.Sharing;

/// <summary>Links as the owner and scripts see them.</summary>
public sealed class OwnersLinksTests(IndexedApp fixture) : IClassFixture<IndexedApp>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private RunningApp App => fixture.App;

    [Fact]
    public async Task A_script_makes_reads_and_deletes_a_link()
    {
        var body = new { scope = new { person = await App.PersonIdAsync(IndexedApp.Musk) }, passphrase = "xyzzy!", download = "previews", expiresAt = "2099-01-01T00:00:00Z" };
        var share = await App.ChangeAsync("shares", body);
        share.Text("url").ShouldStartWith(App.Address + "/share/");

        var read = await App.GetAsync("shares/" + share.Text("id"));
        (read.Text("caption"), read.Text("download"), read.GetProperty("hasPassphrase").GetBoolean(), read.GetProperty("photoCount").GetInt32())
            .ShouldBe((IndexedApp.Musk, "previews", true, 1));
        (await App.ListAsync("shares")).ShouldContain(listed => listed.Text("id") == share.Text("id"));
        (await App.SendAsync(HttpMethod.Delete, "shares/" + share.Text("id"))).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await App.SendAsync(HttpMethod.Get, "shares/" + share.Text("id"))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await App.SendAsync(HttpMethod.Delete, "shares/" + share.Text("id"))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_link_to_one_photo_is_called_so()
    {
        var photos = await App.PhotoIdsAsync(IndexedApp.Together, IndexedApp.NoFace);
        using var one = await GuestLink.ToAsync(App, ShareScope.Of([photos[0]]));
        using var two = await GuestLink.ToAsync(App, ShareScope.Of(photos));

        (await one.PageAsync()).ShouldContain("A photo for you");
        (await two.PageAsync()).ShouldContain("Selected photos");
        (await App.GetAsync($"shares/{one.Id}")).Text("caption").ShouldBe("A photo for you");
    }

    [Fact]
    public async Task A_script_says_what_a_links_page_begins_with()
    {
        var photo = $"{(await fixture.PhotoAsync(IndexedApp.Together)).Id}";
        foreach (var (cover, told) in new (string? Cover, string Told)[] { (null, "best"), ("best", "best"), ("none", "none"), (photo, photo) })
        {
            (await App.ChangeAsync("shares", new { scope = new { album = "all" }, cover })).Text("cover").ShouldBe(told);
        }
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"scope\":{}}")]
    [InlineData("{\"scope\":{\"person\":\"999999\"}}")]
    [InlineData("{\"scope\":{\"person\":\"nobody\"}}")]
    [InlineData("{\"scope\":{\"event\":\"1\",\"photos\":[\"1\"]}}")]
    [InlineData("{\"scope\":{\"photos\":[\"999999\"]}}")]
    [InlineData("{\"scope\":{\"album\":\"hidden\"}}")]
    [InlineData("{\"scope\":{\"album\":\"all\"},\"download\":\"everything\"}")]
    [InlineData("{\"scope\":{\"album\":\"all\"},\"cover\":\"nicest\"}")]
    [InlineData("{\"scope\":{\"album\":\"all\"},\"cover\":\"999999\"}")]
    [InlineData("not even json")]
    public async Task What_cannot_be_shared_is_refused_in_words(string body)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");

        var answer = await App.Client.PostAsync("/api/v1/shares", content, Stop);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
    }

    [Fact]
    public async Task The_database_alone_opens_no_link()
    {
        using var link = await GuestLink.ToAsync(App, AlbumKey.Everything, new ShareSettings { Passphrase = "open sesame" });
        var share = await fixture.QueryAsync(context => context.Shares.SingleAsync(share => share.Id == link.Id, Stop));
        var token = link.Path.Split('/')[^1];

        share.ProtectedToken.ShouldNotContain(token);
        Convert.ToBase64String(share.TokenHash).ShouldNotContain(token);
        share.PassphraseHash!.ShouldNotContain("sesame");
        token.Length.ShouldBe(ShareTokens.Length);
    }

    [Fact]
    public async Task A_table_of_links_starts_no_formula()
    {
        var musk = await App.PersonIdAsync(IndexedApp.Musk);
        await App.SendAsync(HttpMethod.Patch, $"people/{musk}", new { name = "=HYPERLINK(\"http://x\")" });
        using var link = await GuestLink.ToAsync(App, AlbumKey.Of(AlbumKey.Group.Search with { AllOf = [int.Parse(musk, System.Globalization.CultureInfo.InvariantCulture)] }));

        using var owner = await App.AsOwnerInBrowserAsync();
        var csv = await owner.GetStringAsync("/shares/everybody.csv?album=group", Stop);
        csv.ShouldContain("\"'=HYPERLINK(\"\"http://x\"\")\"");
        csv.ShouldContain(link.Path);
        await App.SendAsync(HttpMethod.Patch, $"people/{musk}", new { name = IndexedApp.Musk });
    }

    [Fact]
    public async Task A_link_to_somebody_who_was_merged_shows_the_one_who_stays_until_that_is_undone()
    {
        using var link = await GuestLink.ToAsync(App, AlbumKey.OfPerson(await fixture.PersonIdAsync(IndexedApp.Musk)));
        var before = await link.PhotosAsync();
        var merged = await App.ChangeAsync("people/merge", new { into = await App.PersonIdAsync(IndexedApp.Obama), from = new[] { await App.PersonIdAsync(IndexedApp.Musk) } });

        (await link.PhotosAsync()).Count.ShouldBeGreaterThan(before.Count);
        await App.ChangeAsync($"changes/{merged.Text("changeId")}/undo");
        (await link.PhotosAsync()).ShouldBe(before);
    }
}
