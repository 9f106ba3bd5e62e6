using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Accounts;
using FaceGallery.Web.Archives;
using FaceGallery.Web.Downloads;
using FaceGallery.Web.Events;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace FaceGallery.Tests.Web.Archives;

/// <summary>What the owner takes home at once.</summary>
public sealed class ArchiveTests(IndexedApp library) : IClassFixture<IndexedApp>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private RunningApp App => library.App;

    [Fact]
    public async Task An_album_is_one_file_of_a_size_that_is_told_before_and_its_photos_are_bit_for_bit_the_originals()
    {
        var told = await App.ChangeAsync("archives", new { album = "group" });
        await Waiting.UntilAsync(async () => (await App.GetAsync($"archives/{told.Text("id")}")).GetProperty("bytes").ValueKind == JsonValueKind.Number);

        var ready = await App.GetAsync($"archives/{told.Text("id")}");
        var answer = await App.Client.GetAsync(told.Text("url"), Stop);
        (ready.GetProperty("bytes").GetInt64(), ready.GetProperty("prepared").GetInt32()).ShouldBe((answer.Content.Headers.ContentLength!.Value, ready.GetProperty("photos").GetInt32()));
        answer.Content.Headers.ContentDisposition!.FileName!.Trim('"').ShouldEndWith(".zip");
        var files = await UnpackAsync(answer);
        files.Keys.Order().ShouldBe(["strangers.jpg", IndexedApp.Together]);
        files[IndexedApp.Together].ShouldBe(await File.ReadAllBytesAsync(Path.Combine(App.Library.Photos, IndexedApp.Together), Stop));
    }

    [Fact]
    public async Task However_many_are_selected_the_address_is_short_and_holds_those_that_are_photos()
    {
        var (alone, together) = (await library.PhotoAsync(IndexedApp.Alone), await library.PhotoAsync(IndexedApp.Together));
        int[] ids = [alone.Id, together.Id, alone.Id, .. Enumerable.Range(1_000_000, 50_000)];

        var told = await App.ChangeAsync("archives", new { photoIds = ids.Select(id => $"{id}"), size = "screen" });

        told.Text("url").Length.ShouldBeLessThan(80);
        told.GetProperty("photos").GetInt32().ShouldBe(2);
        var files = await UnpackAsync(await App.Client.GetAsync(told.Text("url"), Stop));
        files.Keys.Order().ShouldBe(["alone.jpg", IndexedApp.Together]);
        files["alone.jpg"].ShouldBe(await App.Client.GetByteArrayAsync($"/media/photos/{alone.Id}/preview", Stop));
    }

    [Theory]
    [InlineData("""{}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"photoIds":[]}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"photoIds":["1","../2"]}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"album":"all","photoIds":["1"]}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"album":"../../etc"}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"album":"all","size":"huge"}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"photoIds":["4711"]}""", HttpStatusCode.NotFound)]
    [InlineData("""{"album":"event-4711"}""", HttpStatusCode.NotFound)]
    public async Task What_is_no_wish_is_refused(string body, HttpStatusCode refusal)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        (await App.Client.PostAsync("/api/v1/archives", content, Stop)).StatusCode.ShouldBe(refusal);
    }

    [Theory]
    [InlineData("0123456789abcdef0123456789abcdef")]
    [InlineData("..%2f..%2ffacegallery")]
    [InlineData("0123456789ABCDEF0123456789ABCDEF")]
    public async Task What_is_no_key_opens_nothing(string key)
    {
        (await App.Client.GetAsync($"/api/v1/archives/{key}", Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await App.Client.GetAsync($"/api/v1/archives/{key}/zip", Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Nobody_but_the_owner_has_it_though_the_key_is_known()
    {
        var told = await App.ChangeAsync("archives", new { album = "all" });
        using var somebody = App.Anonymous();

        (await somebody.GetAsync(told.Text("url"), Stop)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await somebody.PostAsync("/api/v1/archives", new StringContent("""{"album":"all"}""", Encoding.UTF8, "application/json"), Stop)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_friend_takes_what_they_see_and_nothing_else()
    {
        var alone = (await library.PhotoAsync(IndexedApp.Alone)).Id;
        var told = await App.ChangeAsync("archives", new { photoIds = new[] { $"{alone}", $"{(await library.PhotoAsync(IndexedApp.Together)).Id}" } });
        await App.Services.GetRequiredService<AccountService>().CreateFriendAsync("Ben", "ben's password");
        await App.UseAsync((PhotoHiding hiding) => hiding.HideAsync([alone], isHidden: true, Stop));
        using var ben = App.Anonymous();
        ben.DefaultRequestHeaders.Add("Cookie", $"{AccessServices.SessionCookie}={await Sessions.SignInAsync(App.Address, "Ben", "ben's password")}");

        (await UnpackAsync(await ben.GetAsync($"/archives/{told.Text("id")}", Stop))).Keys.ShouldBe([IndexedApp.Together]);
        await App.UseAsync((PhotoHiding hiding) => hiding.HideAsync([alone], isHidden: false, Stop));
        (await UnpackAsync(await ben.GetAsync($"/archives/{told.Text("id")}", Stop))).Count.ShouldBe(2);
        (await ben.GetAsync(told.Text("url"), Stop)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        using var nobody = App.Anonymous();
        (await nobody.GetAsync($"/archives/{told.Text("id")}", Stop)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task A_download_that_broke_off_goes_on_though_the_app_was_started_anew_and_tells_what_is_missing_since()
    {
        var folder = new TestLibrary();
        folder.AddPhoto("party/Photos/IMG_0002.jpg");
        folder.AddPhoto("party/Photos/IMG_0003.jpg");
        var app = await RunningApp.StartAsync(folder);
        await app.WaitUntilIndexedAsync();
        var told = await app.ChangeAsync("archives", new { album = "all" });
        var whole = await app.Client.GetAsync(told.Text("url"), Stop);
        var bytes = await whole.Content.ReadAsByteArrayAsync(Stop);

        await using var again = await app.RestartAsync();
        using var rest = new HttpRequestMessage(HttpMethod.Get, told.Text("url")) { Headers = { Range = new RangeHeaderValue(bytes.Length / 3, null), IfRange = new RangeConditionHeaderValue(whole.Headers.ETag!) } };
        var answer = await again.Client.SendAsync(rest, Stop);
        answer.StatusCode.ShouldBe(HttpStatusCode.PartialContent);
        (await answer.Content.ReadAsByteArrayAsync(Stop)).ShouldBe(bytes[(bytes.Length / 3)..]);

        await again.StopIndexingAsync();
        File.Delete(Path.Combine(folder.Photos, "IMG_0002.jpg"));
        await Should.ThrowAsync<HttpRequestException>(() => again.Client.GetAsync(told.Text("url"), Stop));
        (await UnpackAsync(await again.Client.GetAsync(told.Text("url"), Stop))).Keys.Order().ShouldBe(["IMG_0003.jpg", "missing.txt"]);
    }

    [Fact]
    public async Task Wishes_are_kept_for_two_days_and_one_that_was_half_written_is_none()
    {
        using var folder = new TemporaryFolder();
        var clock = new SetClock();
        var wishes = new WantedArchives(new WantedArchiveFolder(folder["archives"]), clock);
        var (old, half) = (await wishes.AddAsync(new WantedArchive("Old", DownloadVariant.Original, [1]), Stop), await wishes.AddAsync(new WantedArchive("Half", DownloadVariant.Preview, [1, 2]), Stop));
        await File.WriteAllTextAsync(Path.Combine(folder["archives"], half + ".json"), """{"Title":""", Stop);
        (await wishes.FindAsync(old, Stop)).ShouldNotBeNull().Title.ShouldBe("Old");
        (await wishes.FindAsync(half, Stop)).ShouldBeNull();

        clock.Now = TimeProvider.System.GetUtcNow().AddDays(3);
        await wishes.AddAsync(new WantedArchive("New", DownloadVariant.Original, [1]), Stop);
        (await wishes.FindAsync(old, Stop)).ShouldBeNull();
        Directory.GetFiles(folder["archives"]).ShouldHaveSingleItem();
    }

    private static async Task<Dictionary<string, byte[]>> UnpackAsync(HttpResponseMessage answer)
    {
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        await using var zip = await ZipArchive.CreateAsync(await answer.Content.ReadAsStreamAsync(Stop), ZipArchiveMode.Read, leaveOpen: false, entryNameEncoding: null, Stop);
        var files = new Dictionary<string, byte[]>();
        foreach (var entry in zip.Entries)
        {
            await using var content = await entry.OpenAsync(Stop);
            using var memory = new MemoryStream();
            await content.CopyToAsync(memory, Stop);
            files[entry.FullName] = memory.ToArray();
        }

        return files;
    }
}
