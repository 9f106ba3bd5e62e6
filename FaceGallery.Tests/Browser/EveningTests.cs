using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using FaceGallery.Tests.Fixtures;
using Microsoft.Playwright;
using Shouldly;

namespace FaceGallery.Tests.Browser;

/// <summary>The evening after the party: from named faces to everybody's own pictures on their own phone.</summary>
public sealed class EveningTests(IndexedParty party, BrowserFixture browser)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_press_gives_everybody_a_link_to_exactly_their_pictures_until_it_is_closed()
    {
        await using var app = await party.StartAsync();
        await app.NameOneFaceEachAsync();
        var owner = await browser.OpenAsync(1440);
        var links = await MakeLinksAsync(app, owner);
        links.Keys.Order(StringComparer.Ordinal).ShouldBe(PartyTruth.Read().People);
        await owner.EmulateMediaAsync(new() { Media = Media.Print });
        (await owner.Locator(".paper").First.InnerTextAsync()).ShouldContain("Scan with your phone’s camera");
        (await owner.Locator(".skip").IsVisibleAsync()).ShouldBeFalse();
        await owner.EmulateMediaAsync(new() { Media = Media.Screen });

        foreach (var (name, address) in links)
        {
            (await SeenByGuestAsync(app, address)).ShouldBe(await ShownByTheirsAsync(app, name), name);
        }

        var (person, link) = links.First();
        await DownloadAsync(app, person, link);
        await CloseAsync(app, owner, person);
        using var guest = new HttpClient();
        (await guest.GetAsync(link, Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await guest.GetAsync(link + "/zip", Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await owner.Context.CloseAsync();
    }

    [Fact]
    public async Task Pressed_again_it_adds_who_is_new_and_leaves_out_who_is_private()
    {
        await using var app = await party.StartAsync();
        var faces = await app.LargestClusterAsync();
        await app.ChangeAsync("faces/name", new { faceIds = faces, name = "Anna" });
        var owner = await browser.OpenAsync(360);
        var first = await MakeLinksAsync(app, owner);
        first.Keys.ShouldBe(["Anna"]);

        await app.ChangeAsync("faces/name", new { faceIds = await app.LargestClusterAsync(), name = "Ben" });
        await app.ChangeAsync("faces/name", new { faceIds = await app.LargestClusterAsync(), name = "Clara" });
        await app.SendAsync(HttpMethod.Patch, $"people/{await app.PersonIdAsync("Clara")}", new { @private = true });
        var second = await MakeLinksAsync(app, owner);
        second.Keys.Order(StringComparer.Ordinal).ShouldBe(["Anna", "Ben"]);
        second["Anna"].ShouldBe(first["Anna"]);

        await owner.GetByRole(AriaRole.Checkbox).CheckAsync();
        await owner.GetByRole(AriaRole.Button, new() { Name = "Make 1 link" }).ClickAsync();
        await owner.GetByText("Everyone has a link").WaitForAsync();
        (await owner.Locator("a.address").CountAsync()).ShouldBe(3);
        await owner.Context.CloseAsync();
    }

    /// <summary>By the event's page.</summary>
    /// <returns>Addresses by name.</returns>
    private static async Task<Dictionary<string, string>> MakeLinksAsync(RunningApp app, IPage owner)
    {
        await owner.VisitAsync($"{app.Address}/events/{(await app.ListAsync("events"))[0].Text("id")}");
        await owner.GetByRole(AriaRole.Link, new() { Name = "Links for everyone" }).ClickAsync();
        await owner.GetByRole(AriaRole.Button, new() { NameRegex = new("^Make") }).ClickAsync();
        await owner.GetByText("Everyone has a link").WaitForAsync();
        var links = new Dictionary<string, string>();
        foreach (var row in await owner.Locator("tbody tr:not(.without)").AllAsync())
        {
            links[(await row.Locator("th bdi").InnerTextAsync()).Trim()] = (await row.Locator("a.address").GetAttributeAsync("href"))!;
        }

        return links;
    }

    /// <summary>Paths of the event's photos that show the person.</summary>
    private static async Task<List<string>> ShownByTheirsAsync(RunningApp app, string person)
    {
        var photoEvent = (await app.ListAsync("events"))[0].Text("album");
        return [.. (await app.ListAsync($"photos?take=500&album={photoEvent}&person={await app.PersonIdAsync(person)}")).Select(photo => photo.Text("path")).Order(StringComparer.Ordinal)];
    }

    /// <summary>Paths of the photos that a phone shows which was never here before.</summary>
    private async Task<List<string>> SeenByGuestAsync(RunningApp app, string address)
    {
        var guest = await browser.OpenGuestAsync(360);
        await guest.GotoAsync(address);
        var ids = await guest.Locator("main li a").EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href').split('/')[1])");
        await guest.Locator("main li a").First.ClickAsync();
        await guest.Locator("dialog.viewer img.viewer-sharp").First.WaitForAsync();
        (await guest.OverflowAsync()).ShouldBe(0);
        await guest.Context.CloseAsync();
        var all = (await app.ListAsync("photos?take=500")).ToDictionary(photo => photo.Text("id"), photo => photo.Text("path"));
        return [.. ids.Select(id => all[id]).Order(StringComparer.Ordinal)];
    }

    private async Task DownloadAsync(RunningApp app, string person, string address)
    {
        var guest = await browser.OpenGuestAsync(360);
        await guest.GotoAsync(address);
        await guest.GetByRole(AriaRole.Link, new() { Name = "Download all" }).ClickAsync();
        var download = await guest.RunAndWaitForDownloadAsync(() => guest.Locator("a.primary[href='zip']").ClickAsync());
        var bytes = await File.ReadAllBytesAsync(await download.PathAsync(), Stop);
        await guest.Context.CloseAsync();
        using var zip = new ZipArchive(new MemoryStream(bytes));
        zip.Entries.Count.ShouldBe((await ShownByTheirsAsync(app, person)).Count);

        using var phone = new HttpClient();
        var head = await phone.SendAsync(new(HttpMethod.Head, address + "/zip"), Stop);
        using var rest = new HttpRequestMessage(HttpMethod.Get, address + "/zip");
        (rest.Headers.Range, rest.Headers.IfRange) = (new RangeHeaderValue(1_000, null), new RangeConditionHeaderValue(head.Headers.ETag!));
        (await (await phone.SendAsync(rest, Stop)).Content.ReadAsByteArrayAsync(Stop)).ShouldBe(bytes[1_000..]);
    }

    private static async Task CloseAsync(RunningApp app, IPage owner, string person)
    {
        await owner.VisitAsync(app.Address + "/shares");
        await owner.GetByRole(AriaRole.Button, new() { NameRegex = new($"Actions for.*{person}") }).ClickAsync();
        await owner.GetByText("Turn off", new() { Exact = true }).ClickAsync();
        await owner.GetByRole(AriaRole.Button, new() { Name = "Turn off link" }).ClickAsync();
        await owner.GetByText("is turned off").WaitForAsync();
    }
}
