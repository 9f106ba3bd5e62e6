using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Tests.Web.Guests;
using FaceGallery.Web.Search;
using FaceGallery.Web.Sharing;
using Microsoft.Playwright;
using Shouldly;

namespace FaceGallery.Tests.Browser;

/// <summary>A guest's pages in a browser.</summary>
public sealed class GuestPagesTests(IndexedApp app, BrowserFixture browser) : IClassFixture<IndexedApp>
{
    private static readonly string[] Convenient = ["/viewer.js", "/thumb", "/preview"];

    public static TheoryData<string, int, ColorScheme, string> Pages
    {
        get
        {
            var pages = new TheoryData<string, int, ColorScheme, string>();
            foreach (var page in new[] { "", "/photos/{id}", "/find", "/download", "/nothing" })
            {
                pages.Add(page, 320, ColorScheme.Dark, "zh-CN");
                pages.Add(page, 1440, ColorScheme.Light, "en-GB");
            }

            return pages;
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_guests_page_fits_and_everybody_can_use_it(string below, int width, ColorScheme scheme, string language)
    {
        using var link = await GuestLink.ToAsync(app.App, AlbumKey.Everything, new ShareSettings { AllowsFindMe = true });
        var page = await browser.OpenGuestAsync(width, scheme, language);
        var faults = new List<string>();
        page.Console += (_, message) => faults.AddRange(message.Type == "error" && !message.Text.Contains("404", StringComparison.Ordinal) ? [message.Text] : []);

        await page.GotoAsync(app.App.Address + link.Path + below.Replace("{id}", $"{(await app.PhotoAsync(IndexedApp.Together)).Id}", StringComparison.Ordinal));
        if (below == "/download")
        {
            // It is loaded anew each second until the archive is ready.
            await page.Locator("a.button.primary").WaitForAsync();
        }

        (await page.OverflowAsync()).ShouldBe(0);
        (await page.Locator("h1").CountAsync()).ShouldBe(1);
        (await page.Locator("html").GetAttributeAsync("lang")).ShouldBe(language == "zh-CN" ? "zh-Hans" : "en");
        (await page.HindrancesAsync()).ShouldBeEmpty();
        if (language == "zh-CN")
        {
            (await page.LatinWordsAsync(IndexedApp.Obama, IndexedApp.Musk)).ShouldBeEmpty();
        }

        faults.ShouldBeEmpty();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Photos_are_looked_through_by_keys_and_the_way_back_leads_to_the_grid()
    {
        using var link = await GuestLink.ToAsync(app.App, AlbumKey.Everything);
        var page = await browser.OpenGuestAsync(1440);
        await page.GotoAsync(app.App.Address + link.Path);
        var tiles = page.Locator("main li a");
        var count = await tiles.CountAsync();

        await tiles.First.ClickAsync();
        await page.Locator(".viewer-place").GetByText($"1 of {count}").WaitForAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await page.Locator(".viewer-place").GetByText($"2 of {count}").WaitForAsync();
        await page.Keyboard.PressAsync("Escape");
        await page.Locator("dialog.viewer").WaitForAsync(new() { State = WaitForSelectorState.Hidden });
        (await tiles.Nth(1).EvaluateAsync<bool>("link => link === document.activeElement")).ShouldBeTrue();
        await tiles.First.ClickAsync();
        await page.GoBackAsync();
        await page.Locator("dialog.viewer").WaitForAsync(new() { State = WaitForSelectorState.Hidden });
        page.Url.ShouldBe(app.App.Address + link.Path);

        // From the page of a photo both ways back lead to it over the whole window, and Escape to the grid.
        foreach (var back in new Func<Task>[] { () => page.GetByRole(AriaRole.Link, new() { Name = "Back" }).ClickAsync(), () => page.GoBackAsync() })
        {
            await tiles.Nth(1).ClickAsync();
            await page.Locator(".viewer-place").GetByText($"2 of {count}").WaitForAsync();
            await page.GotoAsync(await tiles.Nth(1).EvaluateAsync<string>("link => link.href"));
            await back();
            await page.Locator(".viewer-place").GetByText($"2 of {count}").WaitForAsync();
            await page.Keyboard.PressAsync("Escape");
            await page.Locator("dialog.viewer").WaitForAsync(new() { State = WaitForSelectorState.Hidden });
        }

        var boxes = page.Locator("main li input");
        await boxes.Nth(1).CheckAsync();
        await tiles.Nth(3).ClickAsync(new() { Modifiers = [KeyboardModifier.Shift] });
        await page.GetByRole(AriaRole.Button, new() { Name = "Download 3" }).WaitForAsync();
        await boxes.Nth(2).ClickAsync(new() { Modifiers = [KeyboardModifier.Shift] });
        await page.GetByRole(AriaRole.Button, new() { Name = "Download", Exact = true }).WaitForAsync();

        // Photos of several people are chosen together.
        await page.Locator(".people a").Last.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Download", Exact = true }).WaitForAsync();
        await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Download", Exact = true }).ClickAsync());
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator(".chosen")).ToBeHiddenAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_finger_that_rests_on_a_photo_chooses_it_and_taps_choose_further_ones()
    {
        using var link = await GuestLink.ToAsync(app.App, AlbumKey.Everything);
        var page = await browser.OpenGuestAsync(390);
        await page.GotoAsync(app.App.Address + link.Path);
        var photos = page.Locator("main li a");
        await photos.First.ScrollIntoViewIfNeededAsync();
        var box = (await photos.First.BoundingBoxAsync())!;
        var devtools = await page.Context.NewCDPSessionAsync(page);
        await devtools.SendAsync("Input.dispatchTouchEvent", new() { ["type"] = "touchStart", ["touchPoints"] = new[] { new { x = box.X + 20, y = box.Y + 70 } } });
        await page.GetByRole(AriaRole.Button, new() { Name = "Download", Exact = true }).WaitForAsync();
        await devtools.SendAsync("Input.dispatchTouchEvent", new() { ["type"] = "touchEnd", ["touchPoints"] = Array.Empty<object>() });

        // This browser hands no files to others.
        await Assertions.Expect(page.GetByText("Send or save")).ToBeHiddenAsync();
        await photos.Nth(1).TapAsync(new() { Position = new() { X = 20, Y = 70 } });
        await page.GetByRole(AriaRole.Button, new() { Name = "Download 2" }).WaitForAsync();
        (await page.Locator("dialog.viewer").IsVisibleAsync()).ShouldBeFalse();

        await photos.Nth(1).PressAsync("Enter");
        await page.Locator("dialog.viewer").WaitForAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Small_pictures_that_did_not_come_are_there_when_the_line_is_back()
    {
        using var link = await GuestLink.ToAsync(app.App, AlbumKey.Everything);
        var page = await browser.OpenGuestAsync(390);
        var isOff = true;
        await page.RouteAsync(new Regex("/(tile|thumb)$"), route => isOff ? route.AbortAsync() : route.ContinueAsync());
        await page.GotoAsync(app.App.Address + link.Path);
        var picture = page.Locator("main li img").First;
        await Assertions.Expect(picture).ToHaveCSSAsync("visibility", "hidden");

        isOff = false;
        await page.EvaluateAsync("dispatchEvent(new Event('online'))");

        await Assertions.Expect(picture).ToHaveCSSAsync("visibility", "visible");
        (await picture.EvaluateAsync<int>("image => image.naturalWidth")).ShouldBeGreaterThan(0);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task What_is_only_convenient_waits_for_the_pictures_that_the_window_shows()
    {
        using var link = await GuestLink.ToAsync(app.App, AlbumKey.Everything);
        var page = await browser.OpenGuestAsync(390);
        var (line, asked, cover) = (new TaskCompletionSource(), new ConcurrentQueue<string>(), (await app.PhotoAsync("strangers.jpg")).Id);
        page.Request += (_, request) => asked.Enqueue(request.Url);
        await page.RouteAsync(address => address.EndsWith("/tile", StringComparison.Ordinal) && !address.EndsWith($"/{cover}/tile", StringComparison.Ordinal), async route =>
        {
            await line.Task;
            await route.ContinueAsync();
        });

        await page.GotoAsync(app.App.Address + link.Path, new() { WaitUntil = WaitUntilState.Load });
        await page.EvaluateAsync("() => new Promise(requestAnimationFrame)");
        asked.ShouldAllBe(address => !Convenient.Any(name => address.EndsWith(name, StringComparison.Ordinal)));
        await page.RunAndWaitForRequestAsync(() => Task.FromResult(line.TrySetResult()), "**/viewer.js");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task On_a_slow_line_the_cover_becomes_clear_too()
    {
        using var link = await GuestLink.ToAsync(app.App, AlbumKey.Everything);
        var page = await browser.OpenGuestAsync(390);
        await page.AddInitScriptAsync("Object.defineProperty(navigator.connection, 'effectiveType', { get: () => '3g' })");

        await page.GotoAsync(app.App.Address + link.Path);

        await Assertions.Expect(page.Locator(".cover img")).ToHaveAttributeAsync("src", new Regex("/thumb$"));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Without_scripts_photos_are_seen_chosen_and_downloaded()
    {
        using var link = await GuestLink.ToAsync(app.App, AlbumKey.Everything);
        var page = await browser.OpenGuestAsync(360, scripts: false);
        await page.GotoAsync(app.App.Address + link.Path);

        await page.Locator("main li a").First.ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Next photo" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Back" }).ClickAsync();
        await page.Locator("main li input").Nth(1).CheckAsync();
        await page.Locator("main li input").Nth(2).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Download selected (ZIP)" }).ClickAsync();
        var download = await page.RunAndWaitForDownloadAsync(() => page.Locator("a.primary[href^='zip?p=']").ClickAsync());
        download.SuggestedFilename.ShouldEndWith(".zip");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_guest_finds_themselves_and_says_who_they_are()
    {
        using var link = await GuestLink.ToAsync(app.App, AlbumKey.Everything, new ShareSettings { AllowsFindMe = true });
        var page = await browser.OpenGuestAsync(360);
        await page.GotoAsync(app.App.Address + link.Path);

        await page.GetByRole(AriaRole.Link, new() { Name = "Find me" }).ClickAsync();
        await Assertions.Expect(page.Locator("form[data-live]")).ToBeVisibleAsync();
        await page.GetByLabel("Take or choose a selfie").SetInputFilesAsync(SharedFiles.Photos("nofaces/hardanimal_n01622779_great_grey_owl.jpg"));
        await page.GetByText("see a face clearly").WaitForAsync();
        await Assertions.Expect(page.Locator("form[data-live]")).ToBeVisibleAsync();
        await page.Context.SetOfflineAsync(true);
        await page.GetByLabel("Take or choose a selfie").SetInputFilesAsync(SharedFiles.Photos("party/People/Elon Musk.jpg"));
        await page.GetByText("took too long to upload").WaitForAsync();
        await page.Context.SetOfflineAsync(false);
        await page.GetByLabel("Take or choose a selfie").SetInputFilesAsync(SharedFiles.Photos("party/People/Elon Musk.jpg"));
        await page.HeadingAsync("We found 1 photo that may show you");
        (await page.HindrancesAsync()).ShouldBeEmpty();

        // The ring is drawn in what the square shows of the photo.
        (await page.Locator("main li").EvaluateAsync<double>("""
            tile => {
                const [image, square] = [tile.querySelector("img"), tile.querySelector("svg").viewBox.baseVal];
                return Math.abs(parseFloat(getComputedStyle(image).objectPosition) / 100 * (image.getAttribute("width") - square.width) - square.x);
            }
            """)).ShouldBeLessThan(1);
        var download = page.Locator("a[data-chosen]");
        await Assertions.Expect(download).ToHaveTextAsync("Download");
        await page.GetByLabel("Photo 1: this is me").UncheckAsync();
        await Assertions.Expect(download).ToBeHiddenAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Back to the photos" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "My photos" }).ClickAsync();
        await Assertions.Expect(page.GetByLabel("Photo 1: this is me")).Not.ToBeCheckedAsync();
        await page.GetByLabel("Photo 1: this is me").CheckAsync();

        // From a photo that was found one comes back to all.
        await page.Locator("main li a").ClickAsync();
        await page.Locator("dialog.viewer").WaitForAsync();
        await page.Locator(".viewer-place").GetByText("1 of 1").WaitForAsync();
        await page.GotoAsync(await page.Locator("main li a").EvaluateAsync<string>("link => link.href"));
        await page.GetByRole(AriaRole.Link, new() { Name = "Back" }).ClickAsync();
        await page.Locator(".viewer-place").GetByText("1 of 1").WaitForAsync();
        await page.Keyboard.PressAsync("Escape");
        await page.GetByLabel("Your name").FillAsync("Elon");
        await page.GetByRole(AriaRole.Button, new() { Name = "That's me" }).ClickAsync();
        await page.GetByText("Thanks! The owner will look at it.").WaitForAsync();
        page.Url.ShouldBe($"{app.App.Address}{link.Path}/me?said=Stored#said");
        await page.Context.CloseAsync();
    }
}
