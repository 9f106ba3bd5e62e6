using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using FaceGallery.Domain.Albums;
using FaceGallery.Domain.Sharing;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Tests.Web.Guests;
using FaceGallery.Web.Search;
using FaceGallery.Web.Sharing;
using Shouldly;

namespace FaceGallery.Tests.Web.Downloads;

/// <summary>What guests take home.</summary>
public sealed class GuestDownloadTests(IndexedApp fixture) : IClassFixture<IndexedApp>
{
    private RunningApp App => fixture.App;

    [Fact]
    public async Task All_photos_come_bit_for_bit_where_nothing_is_stripped()
    {
        using var link = await GuestLink.ToAsync(App, AlbumKey.Group, new ShareSettings { IsStripped = false });
        var files = await UnpackAsync(await link.GetAsync("/zip"));

        files.Keys.ShouldContain(IndexedApp.Together);
        files[IndexedApp.Together].ShouldBe(await File.ReadAllBytesAsync(Path.Combine(App.Library.Photos, IndexedApp.Together), TestContext.Current.CancellationToken));
        files.Count.ShouldBe((await link.PhotosAsync()).Count);
    }

    [Fact]
    public async Task A_download_that_broke_off_goes_on_where_it_stopped()
    {
        using var link = await GuestLink.ToAsync(App, AlbumKey.Everything);
        var whole = await link.GetAsync("/zip");
        var bytes = await whole.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        var rest = new HttpRequestMessage(HttpMethod.Get, link.Path + "/zip") { Headers = { Range = new RangeHeaderValue(bytes.Length / 3, null), IfRange = new RangeConditionHeaderValue(whole.Headers.ETag!) } };

        var answer = await link.Guest.SendAsync(rest, TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.PartialContent);
        (await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).ShouldBe(bytes[(bytes.Length / 3)..]);
    }

    [Fact]
    public async Task Chosen_photos_make_an_archive_of_their_own_and_foreign_ones_are_left_out()
    {
        using var link = await GuestLink.ToAsync(App, AlbumKey.OfPerson(await fixture.PersonIdAsync(IndexedApp.Musk)));
        var (own, foreign) = ((await fixture.PhotoAsync(IndexedApp.Together)).Id, (await fixture.PhotoAsync(IndexedApp.Alone)).Id);

        (await UnpackAsync(await link.GetAsync($"/zip?p={foreign}.{own}"))).Keys.ShouldBe([IndexedApp.Together]);
        (await link.GetAsync($"/zip?p={foreign}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("", "original")]
    [InlineData("&size=screen", "preview")]
    public async Task A_single_photo_is_no_archive(string size, string form)
    {
        using var link = await GuestLink.ToAsync(App, AlbumKey.Everything);
        var photo = (await fixture.PhotoAsync(IndexedApp.Together)).Id;

        var answer = await link.GetAsync($"/download?p={photo}{size}");
        answer.Headers.Location!.ToString().ShouldBe($"{link.Path}/photos/{photo}/{form}?download");
        using var file = await link.GetAsync($"/photos/{photo}/{form}?download");
        (file.Content.Headers.ContentType!.MediaType, file.Content.Headers.ContentDisposition!.DispositionType).ShouldBe(("image/jpeg", "attachment"));
    }

    [Fact]
    public async Task The_page_of_a_download_tells_its_size_and_waits_to_be_asked_for_it()
    {
        using var link = await GuestLink.ToAsync(App, AlbumKey.Everything);
        await link.GetAsync("/zip");

        var page = await link.PageAsync("/download");
        page.ShouldMatch("<a class=\"button primary\" href=\"zip\">Download [0-9.]+ [kM]B</a>");
        page.ShouldNotContain("http-equiv=\"refresh\"");
    }

    [Fact]
    public async Task Previews_are_what_is_downloaded_where_no_more_is_allowed()
    {
        using var link = await GuestLink.ToAsync(App, AlbumKey.Everything, new ShareSettings { Download = ShareDownload.Previews });
        var photo = await fixture.PhotoAsync(IndexedApp.Together);

        var file = (await UnpackAsync(await link.GetAsync($"/zip?p={photo.Id}")))[IndexedApp.Together];
        file.ShouldBe(await (await link.GetAsync($"/photos/{photo.Id}/preview")).Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_link_without_photos_is_an_empty_archive()
    {
        using var link = await GuestLink.ToAsync(App, AlbumKey.Of(new PhotoSearch { Texts = ["nothing is called so"] }));

        (await UnpackAsync(await link.GetAsync("/zip"))).ShouldBeEmpty();
        (await link.PageAsync()).ShouldContain("No photos yet");
    }

    [Fact]
    public async Task A_photo_that_is_gone_is_told_in_the_archive_and_the_rest_arrives()
    {
        var library = new TestLibrary();
        library.AddPhoto("party/Photos/IMG_0002.jpg");
        library.AddPhoto("party/Photos/IMG_0003.jpg");
        await using var app = await RunningApp.StartAsync(library);
        await app.WaitUntilIndexedAsync();
        await app.StopIndexingAsync();
        using var link = await GuestLink.ToAsync(app, AlbumKey.Everything);
        File.Delete(Path.Combine(library.Photos, "IMG_0002.jpg"));

        (await UnpackAsync(await link.GetAsync("/zip"))).Keys.Order().ShouldBe(["IMG_0003.jpg", "missing.txt"]);
        (await link.GetAsync($"/photos/{(await link.PhotosAsync())[0]}/original")).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
    }

    [Fact]
    public async Task A_photo_whose_bytes_changed_unnoticed_breaks_the_archive_off_and_is_left_out_of_the_next()
    {
        var library = new TestLibrary();
        library.AddPhoto("party/Photos/IMG_0002.jpg");
        library.AddPhoto("party/Photos/IMG_0003.jpg");
        await using var app = await RunningApp.StartAsync(library);
        await app.WaitUntilIndexedAsync();
        await app.StopIndexingAsync();
        using var link = await GuestLink.ToAsync(app, AlbumKey.Everything, new ShareSettings { IsStripped = false });
        var planned = (await link.GetAsync("/zip")).Headers.ETag!;
        ChangeUnnoticed(Path.Combine(library.Photos, "IMG_0002.jpg"));

        await Should.ThrowAsync<HttpRequestException>(() => link.GetAsync("/zip"));
        using var rest = new HttpRequestMessage(HttpMethod.Get, link.Path + "/zip") { Headers = { Range = new RangeHeaderValue(1, null), IfRange = new RangeConditionHeaderValue(planned) } };
        (await UnpackAsync(await link.Guest.SendAsync(rest, TestContext.Current.CancellationToken))).Keys.Order().ShouldBe(["IMG_0003.jpg", "missing.txt"]);
    }

    /// <summary>Size and time stay.</summary>
    private static void ChangeUnnoticed(string file)
    {
        var (bytes, time) = (File.ReadAllBytes(file), File.GetLastWriteTimeUtc(file));
        bytes[^1]++;
        File.WriteAllBytes(file, bytes);
        File.SetLastWriteTimeUtc(file, time);
    }

    private static async Task<Dictionary<string, byte[]>> UnpackAsync(HttpResponseMessage answer)
    {
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentLength.ShouldNotBeNull();
        using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        var files = new Dictionary<string, byte[]>();
        foreach (var entry in zip.Entries)
        {
            await using var content = await entry.OpenAsync(TestContext.Current.CancellationToken);
            using var memory = new MemoryStream();
            await content.CopyToAsync(memory, TestContext.Current.CancellationToken);
            files[entry.FullName] = memory.ToArray();
        }

        return files;
    }
}
