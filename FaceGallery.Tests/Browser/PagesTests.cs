using System.Text.RegularExpressions;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.OwnAlbums;
using FaceGallery.Web.Search;
using Microsoft.Playwright;
using Shouldly;

namespace FaceGallery.Tests.Browser;

public sealed class PagesTests(IndexedApp app, BrowserFixture browser) : IClassFixture<IndexedApp>
{
    [Theory]
    [EveryPage]
    public async Task A_page_fits_its_window_and_everybody_can_use_it(string address, int width, ColorScheme scheme, string language)
    {
        var page = await browser.OpenAsync(width, scheme, language);
        var faults = new List<string>();
        page.Console += (_, message) => faults.AddRange(message.Type == "error" ? [message.Text] : []);

        await page.VisitAsync(app.App.Address + await FillAsync(address));
        await Assertions.Expect(page.Locator("h1")).ToHaveCountAsync(1);
        await page.SettlesAsync();

        await page.RestsAsync();
        (await page.Locator("html").GetAttributeAsync("lang")).ShouldBe(language == "zh-CN" ? "zh-Hans" : "en");
        (await page.HindrancesAsync()).ShouldBeEmpty();
        if (language == "zh-CN")
        {
            (await page.LatinWordsAsync(IndexedApp.Obama, IndexedApp.Musk)).ShouldBeEmpty();
        }

        foreach (var other in (int[])(width == 360 ? [320, 1440] : [910, 768, 360]))
        {
            await page.SetViewportSizeAsync(other, 800);
            await page.WaitForFunctionAsync("width => innerWidth === width && document.documentElement.scrollWidth <= document.documentElement.clientWidth", other);
        }

        faults.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/timeline")]
    [InlineData("/photos/{id}")]
    [InlineData("/search")]
    [InlineData("/settings")]
    public async Task A_page_enlarged_twice_by_the_browser_still_fits(string address)
    {
        // What a window of 1,280 px has left at 200 %.
        var page = await browser.OpenAsync(640);
        await page.SetViewportSizeAsync(640, 400);
        await page.VisitAsync(app.App.Address + await FillAsync(address));

        (await page.OverflowAsync()).ShouldBe(0);
        (await page.Locator("main").BoundingBoxAsync())!.Y.ShouldBeLessThan(200);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_buttons_of_a_grid_lie_above_its_photos_also_where_these_have_no_months()
    {
        var page = await browser.OpenAsync(360);
        await page.VisitAsync(app.App.Address + await FillAsync("/albums/{id}"));

        var button = (await page.GetByRole(AriaRole.Button, new() { Name = "Select all" }).BoundingBoxAsync())!;
        (await page.Locator(".grid a").First.BoundingBoxAsync())!.Y.ShouldBeGreaterThanOrEqualTo(button.Y + button.Height);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task By_keys_one_skips_to_the_photos()
    {
        var page = await browser.OpenAsync(1440);
        await page.VisitAsync(app.App.Address + "/events");

        await page.Locator(".skip").PressAsync("Enter");

        await Assertions.Expect(page.Locator("main#content")).ToBeFocusedAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task On_paper_are_the_photos_without_the_way_to_other_things()
    {
        var page = await browser.OpenAsync(1440);
        await page.VisitAsync(app.App.Address + "/timeline");
        await page.Locator(".grid img").First.WaitForAsync();

        await page.EmulateMediaAsync(new() { Media = Media.Print });

        (await page.Locator("header").IsVisibleAsync()).ShouldBeFalse();
        (await page.Locator(".skip").IsVisibleAsync()).ShouldBeFalse();
        (await page.Locator(".grid img").First.IsVisibleAsync()).ShouldBeTrue();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_link_that_is_shown_is_printed_as_one_sheet_for_a_table()
    {
        await app.App.LinkToAsync(AlbumKey.OfPerson(await app.PersonIdAsync(IndexedApp.Obama)));
        var page = await browser.OpenAsync(390);
        await page.VisitAsync(app.App.Address + "/shares");
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Show the link to") }).First.ClickAsync();
        var address = page.GetByLabel("Address", new() { Exact = true });
        var before = await address.InputValueAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Close" }).ClickAsync();

        // A new address is there to be sent.
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Actions for") }).First.ClickAsync();
        await page.GetByText("New address", new() { Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Change the address" }).ClickAsync();
        await Assertions.Expect(address).Not.ToHaveValueAsync(before);
        await page.GetByRole(AriaRole.Link, new() { Name = "Print a table sign" }).WaitForAsync();
        (await page.Locator(".sign").IsVisibleAsync()).ShouldBeFalse();

        await page.EmulateMediaAsync(new() { Media = Media.Print });

        await page.Locator(".sign").GetByText("Scan with your phone").WaitForAsync();
        (await page.Locator(".page").IsVisibleAsync()).ShouldBeFalse();
        (await page.GetByRole(AriaRole.Button).CountAsync()).ShouldBe(0);
        Regex.Count(System.Text.Encoding.Latin1.GetString(await page.PdfAsync()), "/MediaBox").ShouldBe(1);
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("a4", "0 0 59")]
    [InlineData("a5", "0 0 420")]
    public async Task A_table_sign_is_one_sheet_of_the_paper_that_was_chosen(string size, string box)
    {
        var page = await browser.OpenAsync(1440);
        await page.VisitAsync(app.App.Address + (await FillAsync("/shares/{id}/sign")).Replace("a5", size, StringComparison.Ordinal));
        await page.Locator($".sign.{size}").GetByText("Scan with your phone").WaitForAsync();

        var sheet = System.Text.Encoding.Latin1.GetString(await page.PdfAsync(new() { PreferCSSPageSize = true }));

        Regex.Matches(sheet, @"/MediaBox \[([\d. ]+)\]").Select(match => match.Groups[1].Value).ShouldHaveSingleItem().ShouldStartWith(box);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_reader_of_chinese_gets_chinese()
    {
        var page = await browser.OpenAsync(360, language: "zh-CN");
        await page.VisitAsync(app.App.Address + "/unknown");

        (await page.Locator("h1").InnerTextAsync()).ShouldBe("未知");
        (await page.Locator("html").GetAttributeAsync("lang")).ShouldBe("zh-Hans");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_reader_chooses_the_language_and_leaves_it_to_the_browser_again()
    {
        var page = await browser.OpenAsync(360);
        await page.VisitAsync(app.App.Address + "/account");
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^中文") }).ClickAsync();
        await page.HeadingAsync("账户");
        await page.VisitAsync(app.App.Address + "/groups");
        await page.HeadingAsync("合影");

        await page.VisitAsync(app.App.Address + "/account");
        await page.GetByRole(AriaRole.Button, new() { Name = "跟随浏览器" }).ClickAsync();
        await page.HeadingAsync("Account");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_thumbnail_that_fails_is_asked_for_again()
    {
        var page = await browser.OpenAsync(1440);
        var failed = 0;
        await page.RouteAsync("**/thumb?*", route => Interlocked.Increment(ref failed) <= 2 ? route.AbortAsync() : route.ContinueAsync());
        await page.VisitAsync(app.App.Address + "/timeline");

        await page.WaitForFunctionAsync("() => { const all = [...document.querySelectorAll('.grid img')]; return all.length > 3 && all.every(image => image.naturalWidth > 0 && image.style.visibility === ''); }");
        failed.ShouldBeGreaterThan(2);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_page_that_was_opened_while_the_server_restarted_comes_to_life_by_itself()
    {
        var page = await browser.OpenAsync(360);
        var failed = 0;
        await page.RouteAsync("**/_blazor/negotiate**", route => Interlocked.Increment(ref failed) <= 1 ? route.AbortAsync() : route.ContinueAsync());

        await page.VisitAsync(app.App.Address + "/groups");

        failed.ShouldBeGreaterThan(1);
        (await page.Locator("#blazor-error-ui").IsVisibleAsync()).ShouldBeFalse();

        // What was said meanwhile is light on dark, also on a light page.
        (await page.Locator("#components-reconnect-modal").EvaluateAsync<string>("bar => getComputedStyle(bar).backgroundColor")).ShouldBe("rgb(31, 37, 34)");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_app_can_be_installed()
    {
        var manifest = await app.Client.GetAsync("/manifest.webmanifest", TestContext.Current.CancellationToken);

        manifest.Content.Headers.ContentType!.MediaType.ShouldBe("application/manifest+json");
        foreach (Match icon in Regex.Matches(await manifest.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), "\"src\": \"([^\"]+)\""))
        {
            (await app.Client.GetAsync(icon.Groups[1].Value, TestContext.Current.CancellationToken)).Content.Headers.ContentType!.MediaType.ShouldStartWith("image/");
        }
    }

    [Fact]
    public async Task Dark_follows_the_system_until_the_reader_chooses()
    {
        var page = await browser.OpenAsync(1440, ColorScheme.Dark);
        await page.AddInitScriptAsync("new MutationObserver(() => { if (document.querySelector('.page:not(.prerendered)')) { window.first ??= getComputedStyle(document.body).backgroundColor; } }).observe(document, { subtree: true, childList: true, attributes: true });");
        await page.VisitAsync(app.App.Address);
        (await page.EvaluateAsync<string>("first")).ShouldBe("rgb(16, 19, 18)", "no flash of light");
        await page.GetByRole(AriaRole.Button, new() { Name = "Light mode" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Dark mode" }).WaitForAsync();

        await page.VisitAsync(app.App.Address + "/groups");

        await page.GetByRole(AriaRole.Button, new() { Name = "Dark mode" }).WaitForAsync();
        await page.Context.CloseAsync();
    }

    private async Task<string> FillAsync(string address) => address switch
    {
        "/people/{id}" => $"/people/{await app.PersonIdAsync(IndexedApp.Obama)}",
        "/clusters/{id}" => $"/clusters/{await app.App.LargestClusterKeyAsync()}",
        "/people/{id}?tab=faces" => $"/people/{await app.PersonIdAsync(IndexedApp.Obama)}?tab=faces",
        "/albums/{id}" => $"/albums/{await AlbumAsync()}",
        "/photos/{id}" => $"/photos/{(await app.PhotoAsync(IndexedApp.Together)).Id}?album=group",
        "/shares/{id}/sign" => $"/shares/{(await app.App.LinkToAsync(AlbumKey.OfPerson(await app.PersonIdAsync(IndexedApp.Obama)))).Id}/sign?size=a5",
        _ => address,
    };

    private async Task<int> AlbumAsync() => (await app.App.UseAsync(async (OwnAlbumEditing albums) =>
        await albums.CreateAsync(IndexedApp.Obama, await app.App.PhotoIdsAsync(IndexedApp.Together, IndexedApp.Alone), TestContext.Current.CancellationToken))).AlbumId;
}
