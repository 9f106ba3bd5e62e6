using System.Text.RegularExpressions;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Tests.Web.Guests;
using FaceGallery.Web.Search;
using FaceGallery.Web.Sharing;
using Microsoft.Playwright;
using Shouldly;

namespace FaceGallery.Tests.Browser;

/// <summary>Photos over the whole window, as a guest's finger and keys move them.</summary>
public sealed class GuestViewerTests(IndexedApp app, BrowserFixture browser) : IClassFixture<IndexedApp>
{
    [Fact]
    public async Task A_finger_goes_on_springs_back_enlarges_and_closes()
    {
        var (page, count) = await OpenAsync(390);
        await page.FingerAsync((300, 400), (60, 400));
        await PlaceAsync(page, 2, count);
        await page.FingerAsync((60, 400), (300, 400));
        await PlaceAsync(page, 1, count);

        // There is none before the first.
        await page.FingerAsync((60, 400), (340, 400));
        await page.Locator(".viewer-slide:not([inert])[style*='translate3d(0px']").WaitForAsync();
        await PlaceAsync(page, 1, count);

        await page.DoubleTapAsync(195, 400);
        await page.Locator(".viewer[data-zoomed]").WaitForAsync();
        await page.FingerAsync((195, 300), (195, 500));
        (await page.Locator("dialog.viewer").IsVisibleAsync()).ShouldBeTrue();
        await page.DoubleTapAsync(195, 400);
        await page.Locator(".viewer:not([data-zoomed])").WaitForAsync();

        await page.FingerAsync((195, 200), (195, 500));
        await page.Locator("dialog.viewer").WaitForAsync(new() { State = WaitForSelectorState.Hidden });
        page.Url.ShouldNotContain("#");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_viewer_counts_all_photos_of_the_link_and_goes_on_to_the_next_page()
    {
        using var link = await GuestLink.ToAsync(app.App, AlbumKey.Everything);
        var last = (await link.PhotosAsync())[^1];
        var page = await browser.OpenGuestAsync(320);
        await page.RouteAsync($"**{link.Path}**", async route =>
        {
            // As the second of three pages would be.
            var answer = await route.FetchAsync();
            var html = Regex.Replace(await answer.TextAsync(), "data-first=\"1\" data-count=\"[0-9]+\"", "data-first=\"501\" data-count=\"1783\"");
            await (route.Request.ResourceType == "document"
                ? route.FulfillAsync(new() { Response = answer, Body = html.Replace("</main>", "<nav class=\"pages\"><a rel=\"next\" href=\"?page=3\">on</a></nav></main>", StringComparison.Ordinal) })
                : route.ContinueAsync());
        });
        await page.AddInitScriptAsync("addEventListener('DOMContentLoaded', () => document.documentElement.style.fontSize = '200%')");
        await page.GotoAsync($"{app.App.Address}{link.Path}#{last}");

        await Assertions.Expect(page.Locator(".viewer-place")).ToContainTextAsync("of 1783");
        (await page.Locator(".viewer-bar").BoundingBoxAsync())!.Height.ShouldBeLessThan(100, "it is one row, also with large letters");
        await page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("page=3#[0-9]+$"));
        await Assertions.Expect(page.Locator(".viewer-place")).ToContainTextAsync("501 of 1783");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task On_a_slow_line_the_thumbnail_stands_in_until_the_picture_is_there_and_neighbours_wait_for_it()
    {
        // So few have no cover, which would be asked for, too.
        using var link = await GuestLink.ToAsync(app.App, ShareScope.Of(await app.App.PhotoIdsAsync(IndexedApp.Together, IndexedApp.Alone, IndexedApp.NoFace)));
        var page = await browser.OpenGuestAsync(390);
        var (line, asked, isAsked, isOff) = (new TaskCompletionSource(), new List<string>(), new TaskCompletionSource(), true);
        var (failed, allFailed) = (new HashSet<string>(), new TaskCompletionSource());
        await page.RouteAsync("**/preview", async route =>
        {
            if (isOff)
            {
                await route.AbortAsync();
                if (failed.Add(route.Request.Url) && failed.Count == 3)
                {
                    allFailed.SetResult();
                }

                return;
            }

            asked.Add(route.Request.Url);
            isAsked.TrySetResult();
            await line.Task;
            await route.ContinueAsync();
        });
        await page.GotoAsync(app.App.Address + link.Path, new() { WaitUntil = WaitUntilState.DOMContentLoaded });
        var second = page.Locator("main li a").Nth(1);
        await second.ClickAsync();
        await page.Locator(".viewer-slide:not([inert]) .viewer-trouble").WaitForAsync();
        await allFailed.Task;
        isOff = false;
        await page.EvaluateAsync("dispatchEvent(new Event('online'))");

        await page.Locator(".viewer-slide:not([inert]) canvas:not([width='0'])").WaitForAsync();
        await isAsked.Task.WaitAsync(Waiting.Patience, TestContext.Current.CancellationToken);
        var wanted = (await second.GetAttributeAsync("href"))!;
        asked.Distinct().ShouldHaveSingleItem().ShouldEndWith($"/{wanted}/preview");
        (await page.Locator(".viewer-sharp").CountAsync()).ShouldBe(0);
        line.SetResult();
        await page.Locator(".viewer-slide:not([inert]):not(.viewer-broken):not(.viewer-waiting) .viewer-sharp").WaitForAsync();
        await page.Locator(".viewer-slide[inert] .viewer-sharp").Nth(1).WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData(404, "This photo is no longer shown")]
    [InlineData(410, "This link has expired")]
    public async Task Of_a_photo_that_is_no_longer_shown_it_does_not_say_that_the_line_is_away(int status, string words)
    {
        using var link = await GuestLink.ToAsync(app.App, AlbumKey.Everything);
        var page = await browser.OpenGuestAsync(390);
        await page.RouteAsync("**/preview", route => route.FulfillAsync(new() { Status = status }));

        await OpenAsync(page, link);

        await page.Locator(".viewer-slide:not([inert]) .viewer-trouble").GetByText(words).WaitForAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task What_is_said_of_a_photo_is_said_over_it_and_its_neighbour_follows_one_that_was_hidden()
    {
        using var link = await GuestLink.ToAsync(app.App, AlbumKey.Everything);
        var page = await browser.OpenGuestAsync(390);
        var count = await OpenAsync(page, link);
        var sheet = page.Locator("dialog.sheet");
        await page.GetByRole(AriaRole.Button, new() { Name = "Report or tag" }).ClickAsync();
        var (name, tag) = (sheet.GetByLabel("Your name"), sheet.GetByRole(AriaRole.Button, new() { Name = "I'm in this one, too" }));
        await name.WaitForAsync();
        await page.GoBackAsync();
        await sheet.WaitForAsync(new() { State = WaitForSelectorState.Hidden });
        (await page.Locator("dialog.viewer").IsVisibleAsync()).ShouldBeTrue("the way back closes what lies on top alone");
        await page.Context.SetOfflineAsync(true);
        await page.Keyboard.PressAsync("r");
        await sheet.GetByText("You are offline").WaitForAsync();
        await page.Keyboard.PressAsync("Escape");
        await page.Context.SetOfflineAsync(false);

        await page.Keyboard.PressAsync("r");
        await name.FillAsync(" ");
        await tag.ClickAsync();
        await sheet.Locator("[role=alert]").GetByText("Enter your name.").WaitForAsync();
        await name.FillAsync("Olga");
        (await page.HindrancesAsync()).ShouldBeEmpty();
        await page.Context.SetOfflineAsync(true);
        await tag.ClickAsync();
        await sheet.GetByText("You are offline").WaitForAsync();
        await Assertions.Expect(name).ToHaveValueAsync("Olga");
        await page.Context.SetOfflineAsync(false);
        await tag.ClickAsync();
        await sheet.GetByText("Thanks!").WaitForAsync();
        await page.Keyboard.PressAsync("Escape");
        await PlaceAsync(page, 1, count);

        await page.Keyboard.PressAsync("r");
        await sheet.GetByText("Hide this photo").ClickAsync();
        await sheet.GetByRole(AriaRole.Button, new() { Name = "Hide it" }).ClickAsync();
        await sheet.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await sheet.GetByText("It is shown again.").WaitForAsync();
        await page.Keyboard.PressAsync("Escape");
        await PlaceAsync(page, 1, count);

        await page.Keyboard.PressAsync("r");
        await sheet.GetByText("Hide this photo").ClickAsync();
        await sheet.GetByRole(AriaRole.Button, new() { Name = "Hide it" }).DblClickAsync();
        await sheet.GetByRole(AriaRole.Button, new() { Name = "Undo" }).WaitForAsync();
        await sheet.GetByRole(AriaRole.Button, new() { Name = "Close" }).ClickAsync();
        await PlaceAsync(page, 1, count - 1);
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.GetByText("You hid 1 photo.")).ToBeInViewportAsync();
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData(390, ColorScheme.Dark, "zh-CN")]
    [InlineData(195, ColorScheme.Light, "en-GB")]
    [InlineData(1440, ColorScheme.Light, "en-GB")]
    public async Task Everybody_can_use_it_also_at_twice_the_size(int width, ColorScheme scheme, string language)
    {
        var (page, _) = await OpenAsync(width, scheme, language);

        await page.Locator(".viewer-slide:not([inert]) .viewer-sharp").WaitForAsync();
        (await page.HindrancesAsync()).ShouldBeEmpty();
        (await page.EvaluateAsync<bool>("[...document.querySelectorAll('.viewer-bar > :not([hidden])')].every(part => part.getBoundingClientRect().right <= innerWidth && part.getBoundingClientRect().left >= 0)")).ShouldBeTrue();
        (await page.EvaluateAsync<int>("[...document.querySelectorAll('.viewer-slide')].filter(slide => !slide.inert).length")).ShouldBe(1);
        if (language == "zh-CN")
        {
            (await page.LatinWordsAsync(IndexedApp.Obama, IndexedApp.Musk)).ShouldBeEmpty();
        }

        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_slideshow_goes_on_by_itself_begins_anew_at_the_end_and_stops_at_a_key()
    {
        using var link = await GuestLink.ToAsync(app.App, AlbumKey.Everything);
        var page = await browser.OpenGuestAsync(1440);
        await page.Clock.InstallAsync();
        var count = await OpenAsync(page, link);
        await page.Keyboard.PressAsync("End");
        await PlaceAsync(page, count, count);
        await page.Keyboard.PressAsync(" ");
        await page.GetByRole(AriaRole.Button, new() { Name = "Pause" }).WaitForAsync();
        await page.Clock.RunForAsync(5_000);
        await PlaceAsync(page, 1, count);

        // A picture that does not come at once is waited for.
        await Waiting.UntilAsync(async () => await page.EvaluateAsync<int>("document.getAnimations().length") == 0);

        await page.Keyboard.PressAsync("ArrowRight");
        await page.GetByRole(AriaRole.Button, new() { Name = "Slideshow" }).WaitForAsync();
        await page.Clock.RunForAsync(20_000);
        await PlaceAsync(page, 2, count);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Enlarged_it_has_the_originals_pixels_and_a_phone_sends_or_saves_the_file()
    {
        using var link = await GuestLink.ToAsync(app.App, AlbumKey.Everything);
        var page = await browser.OpenGuestAsync(390);
        await page.AddInitScriptAsync("navigator.canShare = () => true; navigator.share = async sent => { document.documentElement.dataset.sent = sent.files.map(file => `${file.name} ${file.type} ${file.size > 1000}`); };");
        await OpenAsync(page, link);
        await page.Locator(".viewer-slide:not([inert]) .viewer-sharp").WaitForAsync();
        await page.Keyboard.PressAsync("+");
        await page.Keyboard.PressAsync("+");
        await page.Keyboard.PressAsync("+");
        await page.Locator(".viewer[data-zoomed]").WaitForAsync();

        await page.Keyboard.PressAsync("s");
        await page.Locator("html[data-sent$='image/jpeg true']").WaitForAsync();
        await page.Keyboard.PressAsync("Escape");
        await page.Locator("main li input").First.CheckAsync();
        await page.EvaluateAsync("delete document.documentElement.dataset.sent");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send or save" }).ClickAsync();
        await page.Locator("html[data-sent$='image/jpeg true']").WaitForAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task It_tells_day_and_caption()
    {
        var photo = (await app.PhotoAsync(IndexedApp.Together)).Id;
        (await app.App.SendAsync(HttpMethod.Patch, $"photos/{photo}", new { caption = "在湖边", takenAt = "1987-06-05T12:00" })).EnsureSuccessStatusCode();
        var (page, count) = await OpenAsync(390);

        await PlaceAsync(page, 1, count);
        await page.Locator(".viewer-caption").GetByText("在湖边").WaitForAsync();
        await page.Locator(".viewer-date").GetByText("5 June 1987").WaitForAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_link_in_webmail_opens_as_it_was_left()
    {
        using var link = await GuestLink.ToAsync(app.App, AlbumKey.Everything, new ShareSettings { Passphrase = "open sesame", Title = "Summer party" });
        var page = await browser.OpenGuestAsync(390);
        await page.GotoAsync(app.App.Address + link.Path);
        await page.GetByLabel("Passphrase").FillAsync("a wrong one");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByText("Wrong passphrase").WaitForAsync();

        // What was typed can be read and mended. A phone's keyboard begins with a capital letter, and writes a space after a word that it completes.
        await Assertions.Expect(page.Locator("#passphrase")).ToHaveValueAsync("a wrong one");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show passphrase" }).ClickAsync();
        await Assertions.Expect(page.Locator("#passphrase")).ToHaveAttributeAsync("type", "text");
        await page.Locator("#passphrase").FillAsync("Open sesame ");
        await page.Keyboard.PressAsync("Enter");
        await page.HeadingAsync("Summer party");
        await page.GoBackAsync();
        await page.HeadingAsync("Summer party");

        await page.RouteAsync("http://mail.example/", route => route.FulfillAsync(new() { ContentType = "text/html", Body = $"<a href='{app.App.Address}{link.Path}'>Photos</a>" }));
        await page.GotoAsync("http://mail.example/");
        await page.GetByRole(AriaRole.Link, new() { Name = "Photos" }).ClickAsync();

        await page.HeadingAsync("Summer party");
        await page.Context.CloseAsync();
    }

    private async Task<(IPage Page, int Count)> OpenAsync(int width, ColorScheme scheme = ColorScheme.Light, string language = "en-GB")
    {
        using var link = await GuestLink.ToAsync(app.App, AlbumKey.Everything);
        var page = await browser.OpenGuestAsync(width, scheme, language);
        return (page, await OpenAsync(page, link));
    }

    private async Task<int> OpenAsync(IPage page, GuestLink link)
    {
        await page.GotoAsync(app.App.Address + link.Path);
        var tiles = page.Locator("main li a");
        await tiles.First.ClickAsync();
        await page.Locator("dialog.viewer").WaitForAsync();
        return await tiles.CountAsync();
    }

    private static Task PlaceAsync(IPage page, int place, int count) => page.Locator(".viewer-place").GetByText($"{place} of {count}").WaitForAsync();
}
