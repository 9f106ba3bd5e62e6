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
        await page.Locator("input[type=search]").PressSequentiallyAsync("bara");

        answer.SetResult();

        await page.GetByRole(AriaRole.Option, new() { Name = IndexedApp.Obama }).WaitForAsync();
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
