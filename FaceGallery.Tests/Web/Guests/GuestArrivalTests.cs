using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using FaceGallery.Domain.Detection;
using FaceGallery.Domain.Sharing;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Guests;
using FaceGallery.Web.Search;
using FaceGallery.Web.Sharing;
using Microsoft.EntityFrameworkCore;
using Shouldly;

namespace FaceGallery.Tests.Web.Guests;

/// <summary>What a guest and their messenger read of a link, and how it comes over a slow line.</summary>
public sealed class GuestArrivalTests(IndexedApp fixture, IndexedParty party) : IClassFixture<IndexedApp>
{
    private const string Greeting = "Thank you for <b>coming</b>!\u202e\r\nSee you";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private RunningApp App => fixture.App;

    [Fact]
    public async Task The_page_greets_and_shows_a_cover_and_days_and_says_who_is_where()
    {
        using var link = await GuestLink.ToAsync(App, AlbumKey.Everything, new ShareSettings { Title = "Summer party", Greeting = Greeting });
        var photos = await link.PhotosAsync();
        var (page, together) = (await link.PageAsync(), (await fixture.PhotoAsync(IndexedApp.Together)).Id);
        var most = (await fixture.PhotoAsync("strangers.jpg")).Id;

        page.ShouldContain("Thank you for &lt;b&gt;coming&lt;/b&gt;!&#xA;See you<");
        page.ShouldContain($"<img src=\"photos/{most}/tile\" data-clear=\"photos/{most}/thumb\" data-sharp=\"photos/{most}/preview\"");
        page.ShouldContain("<h2 class=\"day\">");
        var number = photos.ToList().IndexOf(together) + 1;
        page.ShouldContain($"alt=\"Photo {number}, {IndexedApp.Obama}, {IndexedApp.Musk}\"");
        page.ShouldContain($"aria-label=\"Select photo {number}\"");
    }

    [Fact]
    public async Task An_album_by_hand_comes_in_its_own_order_with_its_captions()
    {
        var ids = await App.PhotoIdsAsync(IndexedApp.Together, IndexedApp.Alone, IndexedApp.NoFace);
        var album = (await App.ChangeAsync("albums", new { name = "Best of", photoIds = ids.Select(id => $"{id}") })).Text("albumId");
        await App.ChangeAsync($"albums/{album}/move", new { photoIds = new[] { $"{ids[0]}" }, to = 0 });
        await App.ChangeAsync($"albums/{album}/move", new { photoIds = new[] { $"{ids[2]}" }, to = 99 });
        (await App.SendAsync(HttpMethod.Patch, $"photos/{ids[0]}", new { caption = "The first <swim>" })).EnsureSuccessStatusCode();
        using var link = await GuestLink.ToAsync(App, AlbumKey.Parse(album)!);

        (await link.PhotosAsync()).ShouldBe([ids[0], ids[1], ids[2]]);
        (await link.PageAsync()).ShouldSatisfyAllConditions(
            page => page.ShouldContain("data-caption=\"The first &lt;swim&gt;\""), page => page.ShouldContain("Best of"), page => page.ShouldNotContain("<h2 class=\"day\">"));
    }

    [Fact]
    public async Task Photos_are_chosen_by_who_is_in_them_as_far_as_the_link_tells()
    {
        var (obama, musk) = (await fixture.PersonIdAsync(IndexedApp.Obama), await fixture.PersonIdAsync(IndexedApp.Musk));
        var together = (await fixture.PhotoAsync(IndexedApp.Together)).Id;
        using var link = await GuestLink.ToAsync(App, AlbumKey.Everything);
        using var silent = await GuestLink.ToAsync(App, AlbumKey.Everything, new ShareSettings { ShowsNames = false });
        using var own = await GuestLink.ToAsync(App, AlbumKey.OfPerson(obama));
        var all = await link.PhotosAsync();

        (await link.PhotosAsync($"?person={musk}")).ShouldBe([together]);
        (await link.PageAsync($"?person={musk}")).ShouldContain($"href=\"download?p={together}\"");
        (await silent.PhotosAsync($"?person={musk}")).ShouldBe(all);
        (await silent.PageAsync()).ShouldNotContain($"person={musk}");
        (await own.PageAsync()).ShouldSatisfyAllConditions(page => page.ShouldContain($"?person={musk}"), page => page.ShouldNotContain($"?person={obama}"));

        await App.SendAsync(HttpMethod.Patch, $"people/{musk}", new { @private = true });
        var (seen, chosen) = (await link.PageAsync(), await link.PhotosAsync($"?person={musk}"));
        await App.SendAsync(HttpMethod.Patch, $"people/{musk}", new { @private = false });
        seen.ShouldNotContain(IndexedApp.Musk);
        chosen.ShouldBe(all);
    }

    [Fact]
    public async Task A_guest_chooses_the_language_also_before_the_passphrase()
    {
        using var link = await GuestLink.ToAsync(App, AlbumKey.Everything, new ShareSettings { Passphrase = "open sesame" });

        var answer = await link.PostAsync("", "/language?person=3&page=2", ("language", "zh-Hans"));

        answer.Headers.Location!.ToString().ShouldBe($"{link.Path}?person=3&page=2");
        (await link.PageAsync()).ShouldSatisfyAllConditions(page => page.ShouldContain("lang=\"zh-Hans\""), page => WebUtility.HtmlDecode(page).ShouldContain("请输入口令"));
    }

    [Fact]
    public async Task A_messenger_reads_title_greeting_and_number_and_sees_a_photo_only_where_the_owner_wants_it()
    {
        using var plain = await GuestLink.ToAsync(App, AlbumKey.Everything, new ShareSettings { Title = "Summer party", Greeting = Greeting });
        using var shown = await GuestLink.ToAsync(App, AlbumKey.Everything, new ShareSettings { ShowsPicture = true });
        var count = (await plain.PhotosAsync()).Count;

        var page = await plain.PageAsync();
        page.ShouldContain("<meta property=\"og:title\" content=\"Summer party\"");
        page.ShouldContain($"<meta property=\"og:description\" content=\"{count} photos &#xB7; Thank you for &lt;b&gt;coming&lt;/b&gt;! See you\"");
        page.ShouldContain($"<meta property=\"og:image\" content=\"{App.Address}/icon-512.png\"");
        (await plain.GetAsync("/cover")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await shown.PageAsync()).ShouldContain($"<meta property=\"og:image\" content=\"{App.Address}{shown.Path}/cover\"");
        (await shown.GetAsync("/cover")).Content.Headers.ContentType!.MediaType.ShouldBe("image/jpeg");
    }

    [Fact]
    public async Task The_owners_cover_is_shown_and_previewed_while_the_link_shows_it_and_otherwise_the_best()
    {
        var (chosen, best) = ((await fixture.PhotoAsync(IndexedApp.NoFace)).Id, (await fixture.PhotoAsync("strangers.jpg")).Id);
        using var link = await GuestLink.ToAsync(App, AlbumKey.Everything, new ShareSettings { CoverPhotoId = chosen, ShowsPicture = true });
        (await link.PageAsync()).ShouldContain($"data-sharp=\"photos/{chosen}/preview\"");
        (await BytesAsync(link, "/cover")).ShouldBe(await BytesAsync(link, $"/photos/{chosen}/thumb"));

        await link.PostAsync($"/photos/{chosen}", $"/photos/{chosen}/say", ("what", "do-not-show"));
        (await link.PageAsync()).ShouldNotContain($"photos/{chosen}/");
        (await BytesAsync(link, "/cover")).ShouldBe(await BytesAsync(link, $"/photos/{best}/thumb"));

        await link.OwnerAsync(editing => editing.EditAsync(link.Id, new ShareSettings { HidesCover = true, CoverPhotoId = chosen }, Stop));
        (await link.PageAsync()).ShouldNotContain("data-sharp");

        // Of few photos none stands for them unless it was chosen, and what the link does not hold never does.
        using var few = await GuestLink.ToAsync(App, ShareScope.Of([best]), new ShareSettings { CoverPhotoId = best });
        var page = await few.PageAsync();
        page.ShouldContain($"data-sharp=\"photos/{best}/preview\"");
        var boxes = await fixture.QueryAsync(context => context.Faces.Where(face => face.PhotoId == best).Select(face => face.Box).ToListAsync(Stop));
        page.ShouldContain($"<header class=\"cover {PhotoTile.ClassOf(RelativeBox.FocusOf(boxes)!.Value.Y)}\">");
        await few.OwnerAsync(editing => editing.EditAsync(few.Id, new ShareSettings { CoverPhotoId = chosen, ShowsPicture = true }, Stop));
        (await few.PageAsync()).ShouldNotContain("data-sharp");
        (await BytesAsync(few, "/cover")).ShouldBe(await BytesAsync(few, $"/photos/{best}/thumb"));

        static async Task<byte[]> BytesAsync(GuestLink link, string below) => await (await link.GetAsync(below)).EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync(Stop);
    }

    [Fact]
    public async Task The_cover_of_a_persons_link_shows_them_before_others_and_each_square_the_part_that_they_are_in()
    {
        var together = (await fixture.PhotoAsync(IndexedApp.Together)).Id;
        using var obama = await GuestLink.ToAsync(App, AlbumKey.OfPerson(await fixture.PersonIdAsync(IndexedApp.Obama)), new ShareSettings { ShowsPicture = true });
        using var musk = await GuestLink.ToAsync(App, AlbumKey.OfPerson(await fixture.PersonIdAsync(IndexedApp.Musk)));

        var person = await fixture.PersonIdAsync(IndexedApp.Musk);
        using var everyone = await GuestLink.ToAsync(App, AlbumKey.Everything);

        var shown = await obama.PhotosAsync();
        var alone = await fixture.QueryAsync(context => context.Photos.Where(photo => shown.Contains(photo.Id) && photo.FaceCount == 1).Select(photo => photo.Id).ToListAsync(Stop));
        var cover = await BytesAsync("/cover");
        (await Task.WhenAll(alone.Select(photo => BytesAsync($"/photos/{photo}/thumb")))).ShouldContain(thumbnail => thumbnail.SequenceEqual(cover));
        (await obama.PageAsync()).ShouldContain($"<li class=\"at0\"><a href=\"photos/{together}\"");
        (await musk.PageAsync()).ShouldContain($"<li class=\"at10\"><a href=\"photos/{together}\"");
        (await everyone.PageAsync($"?person={person}")).ShouldContain($"<li class=\"at10\"><a href=\"photos/{together}\"");

        async Task<byte[]> BytesAsync(string below) => await (await obama.GetAsync(below)).Content.ReadAsByteArrayAsync(Stop);
    }

    [Fact]
    public async Task Before_the_passphrase_a_messenger_reads_no_name_and_sees_no_photo()
    {
        using var link = await GuestLink.ToAsync(App, AlbumKey.OfPerson(await fixture.PersonIdAsync(IndexedApp.Musk)), new ShareSettings { Passphrase = "open sesame", ShowsPicture = true, Greeting = "Hello" });

        var answer = await link.GetAsync();
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync(Stop)).ShouldSatisfyAllConditions(
            page => page.ShouldContain("<meta property=\"og:title\" content=\"Photos for you\""),
            page => page.ShouldContain("<meta property=\"og:description\" content=\"1 photo &#xB7; Hello\""),
            page => page.ShouldContain("/icon-512.png"),
            page => page.ShouldNotContain(IndexedApp.Musk));
        (await link.GetAsync("/cover")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task The_page_is_sent_compressed_and_small_pictures_before_large_ones()
    {
        using var link = await GuestLink.ToAsync(App, AlbumKey.Everything);
        using var request = new HttpRequestMessage(HttpMethod.Get, link.Path) { Headers = { AcceptEncoding = { new StringWithQualityHeaderValue("br") } } };
        using var answer = await link.Guest.SendAsync(request, Stop);
        answer.Content.Headers.ContentEncoding.ShouldBe(["br"]);
        ((await answer.Content.ReadAsByteArrayAsync(Stop)).Length * 2).ShouldBeLessThan((await link.PageAsync()).Length);

        var photo = (await fixture.PhotoAsync(IndexedApp.Together)).Id;
        var (tile, thumb) = (await link.GetAsync($"/photos/{photo}/tile"), await link.GetAsync($"/photos/{photo}/thumb"));
        tile.Headers.ETag.ShouldNotBe(thumb.Headers.ETag);
        (await tile.Content.ReadAsByteArrayAsync(Stop)).Length.ShouldBeInRange(1_000, 12_000);
        (await link.PageAsync()).ShouldContain($"srcset=\"photos/{photo}/tile 256w, photos/{photo}/thumb 512w\"");
    }

    [Fact]
    public async Task The_first_paint_needs_the_first_kilobytes_of_one_answer()
    {
        using var link = await GuestLink.ToAsync(App, AlbumKey.Everything, new ShareSettings { Title = "Summer party", Greeting = Greeting, AllowsFindMe = true });
        var answer = await link.GetAsync();
        var page = await answer.Content.ReadAsStringAsync(Stop);

        page.ShouldNotContain("rel=\"stylesheet\"");
        Regex.Matches(page, "<script(?! type=\"module\")").ShouldBeEmpty();
        var style = Regex.Match(page, "<style>(.*?)</style>", RegexOptions.Singleline).Groups[1].Value;
        answer.Headers.GetValues("Content-Security-Policy").Single().ShouldContain($"style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)))}'");
        using var sent = new MemoryStream();
        await using (var brotli = new BrotliStream(sent, CompressionLevel.Optimal, leaveOpen: true))
        {
            await brotli.WriteAsync(Encoding.UTF8.GetBytes(page[..page.IndexOf("<main>", StringComparison.Ordinal)]), Stop);
        }

        sent.Length.ShouldBeLessThan(3_500);
    }

    [Fact]
    public async Task A_large_archive_starts_when_the_guest_says_so_and_is_offered_in_parts_that_hold_all_photos()
    {
        await using var app = await party.StartAsync(("Downloads:PartBytes", "1"));
        using var link = await GuestLink.ToAsync(app, AlbumKey.Everything);
        var chosen = (await link.PhotosAsync()).Take(3).Select(id => $"{id}").ToList();
        var address = $"/download?size=screen&p={string.Join('.', chosen)}";
        await Waiting.UntilAsync(async () => !(await link.PageAsync(address)).Contains("<progress", StringComparison.Ordinal));

        var page = await link.PageAsync(address);
        page.ShouldNotContain("http-equiv=\"refresh\"");
        Regex.Matches(page, "href=\"zip\\?p=(\\d+)&amp;size=screen\" download").Select(part => part.Groups[1].Value).ShouldBe(chosen);
    }

    [Fact]
    public async Task Screen_size_is_a_choice_where_full_size_is_allowed()
    {
        using var link = await GuestLink.ToAsync(App, AlbumKey.Everything);
        using var small = await GuestLink.ToAsync(App, AlbumKey.Everything, new ShareSettings { Download = ShareDownload.Previews });
        var photo = (await fixture.PhotoAsync(IndexedApp.Alone)).Id;

        var (whole, screen) = (await link.GetAsync($"/zip?p={photo}"), await link.GetAsync($"/zip?p={photo}&size=screen"));
        screen.Content.Headers.ContentLength.ShouldBe((await small.GetAsync($"/zip?p={photo}")).Content.Headers.ContentLength);
        screen.Content.Headers.ContentLength.ShouldNotBe(whole.Content.Headers.ContentLength);
        var both = $"{photo}.{(await fixture.PhotoAsync(IndexedApp.Together)).Id}";
        (await link.PageAsync($"/download?p={both}")).ShouldContain($"href=\"download?p={both}&amp;size=screen\"");
        (await small.PageAsync($"/download?p={both}")).ShouldNotContain("size=screen");
    }
}
