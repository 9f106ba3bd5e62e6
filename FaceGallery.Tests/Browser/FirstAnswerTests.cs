using FaceGallery.Tests.Fixtures;
using Microsoft.Playwright;

namespace FaceGallery.Tests.Browser;

/// <summary>The first answer, which is there before the page answers to what is pressed.</summary>
public sealed class FirstAnswerTests(IndexedApp app, BrowserFixture browser) : IClassFixture<IndexedApp>
{
    [Fact]
    public async Task What_is_pressed_before_the_page_answers_is_done_when_it_does()
    {
        var (page, answer) = await HoldAsync($"/people/{await app.PersonIdAsync(IndexedApp.Obama)}", ColorScheme.Light);
        await page.Locator("[aria-haspopup=menu]").ClickAsync();

        answer.SetResult();

        await page.GetByRole(AriaRole.Menuitem, new() { Name = "Rename…" }).WaitForAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task What_is_typed_before_the_page_answers_stands_in_its_field()
    {
        var (page, answer) = await HoldAsync("/search", ColorScheme.Light);
        await page.Locator("input[type=search]").PressSequentiallyAsync("ba");
        await page.EvaluateAsync("document.querySelector('.page').dataset.first = ''");

        // The page has taken the first answer's place, and waits for what the browser tells it.
        await page.EvaluateAsync("Storage.prototype.getItem = key => key === 'facegallery.dark' ? new Promise(told => window.tell = () => told(null)) : null");
        answer.SetResult();
        await page.Locator(".page.prerendered:not([data-first])").WaitForAsync();
        await page.Keyboard.TypeAsync("ra");
        await Assertions.Expect(page.Locator("input[type=search]")).ToHaveValueAsync("bara");
        await page.WaitForFunctionAsync("() => window.tell");
        await page.EvaluateAsync("tell()");

        await page.AnswersAsync();
        await page.Keyboard.TypeAsync("ck");
        await page.GetByRole(AriaRole.Option, new() { Name = IndexedApp.Obama }).WaitForAsync();
        await Assertions.Expect(page.Locator("input[type=search]")).ToHaveValueAsync("barack");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Whoever_wants_it_dark_has_a_dark_page_at_once()
    {
        var (page, answer) = await HoldAsync("/settings", ColorScheme.Dark);

        await page.HeadingAsync("Settings");
        await Assertions.Expect(page.Locator(".prerendered")).ToHaveCSSAsync("color", "rgb(230, 234, 232)");

        answer.SetResult();
        await page.AnswersAsync();
        await Assertions.Expect(page.Locator("html")).ToHaveCSSAsync("color-scheme", "dark");
        await page.GetByRole(AriaRole.Button, new() { Name = "Light mode" }).ClickAsync();

        // Also what the browser draws: an empty check box of the dark would look ticked.
        await Assertions.Expect(page.Locator("html")).ToHaveCSSAsync("color-scheme", "light");
        await page.Context.CloseAsync();
    }

    /// <summary>A page that was here before, and whose connection waits for the answer.</summary>
    private async Task<(IPage Page, TaskCompletionSource Answer)> HoldAsync(string address, ColorScheme scheme)
    {
        var page = await browser.OpenAsync(1440, scheme);
        await page.VisitAsync(app.App.Address + address);
        var answer = new TaskCompletionSource();
        await page.RouteAsync("**/_blazor/negotiate*", async route =>
        {
            await answer.Task;
            await route.ContinueAsync();
        });
        await page.ReloadAsync();
        return (page, answer);
    }
}
