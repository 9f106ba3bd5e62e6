using System.Text.RegularExpressions;
using FaceGallery.Tests.Fixtures;
using Microsoft.Playwright;
using Shouldly;

namespace FaceGallery.Tests.Browser;

public sealed class EventPagesTests(BrowserFixture browser) : IAsyncLifetime
{
    private RunningApp _app = null!;

    public async ValueTask InitializeAsync() => _app = await TwoOccasions.StartAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Theory]
    [InlineData(360, ColorScheme.Dark)]
    [InlineData(1440, ColorScheme.Light)]
    public async Task From_the_latest_events_to_one_which_gets_a_name_and_loses_it_again(int width, ColorScheme scheme)
    {
        var page = await browser.OpenAsync(width, scheme);
        await page.VisitAsync(_app.Address + "/events");
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new("^Birthday") }).ClickAsync();
        await page.HeadingAsync("Birthday");
        (await page.OverflowAsync()).ShouldBe(0);
        (await page.HindrancesAsync()).ShouldBeEmpty();
        await page.VisitAsync(page.Url);
        await page.SettlesAsync();
        await page.RestsAsync();

        (await page.GetByRole(AriaRole.Link, new() { Name = "Links for everyone" }).GetAttributeAsync("href"))!.ShouldStartWith("shares/everybody?album=event-");
        await page.GetByRole(AriaRole.Button, new() { Name = "Download" }).ClickAsync();
        await page.GetByRole(AriaRole.Radio, new() { Name = "Screen size" }).CheckAsync();
        var file = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Download" }).ClickAsync());
        file.SuggestedFilename.ShouldBe("Birthday.zip");
        await page.GetByText("Download started").WaitForAsync();
        await page.GetByRole(AriaRole.Dialog).WaitForAsync(new() { State = WaitForSelectorState.Detached });

        await MenuAsync(page, "Rename…");
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Ann's party");
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await page.HeadingAsync("Ann's party");
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();

        await page.HeadingAsync("Birthday");
        await page.GetByRole(AriaRole.Link, new() { Name = "Play" }).ClickAsync();
        await Assertions.Expect(page.Locator(".show .now")).ToHaveAttributeAsync("src", new Regex($"/{await _app.PhotoIdAsync("Birthday/0.jpg")}/"));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_tall_cover_shows_what_is_in_its_focus_above_the_words()
    {
        const double NoFaces = 0.4;
        var photo = await _app.PhotoIdAsync("Birthday/0.jpg");
        (await _app.SendAsync(HttpMethod.Patch, $"photos/{photo}", new { rotation = 90, favourite = true })).EnsureSuccessStatusCode();
        var page = await browser.OpenAsync(1440);
        await page.VisitAsync(_app.Address + "/events");
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new("^Birthday") }).ClickAsync();
        await page.Locator($".hero img[src*='/{photo}/']").WaitForAsync();

        await page.WaitForFunctionAsync(
            """
            focus => {
                const picture = document.querySelector(".hero img");
                const top = Number.parseFloat(getComputedStyle(picture).objectPosition.split(" ")[1]);
                return Math.abs(top + focus * picture.naturalHeight * picture.clientWidth / picture.naturalWidth - picture.clientHeight * .4) < 12;
            }
            """,
            NoFaces);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task An_event_is_merged_with_the_next_and_divided_after_a_pause()
    {
        var page = await browser.OpenAsync(1440);
        await page.VisitAsync(_app.Address + "/events");
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new("^Birthday") }).ClickAsync();
        await MenuAsync(page, "Merge with…");
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Checkbox).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Merge", Exact = true }).ClickAsync();
        await page.Locator("main").GetByText("12 photos").First.WaitForAsync();

        await MenuAsync(page, "Split event…");
        await page.GetByRole(AriaRole.Radio).Nth(5).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Split", Exact = true }).ClickAsync();
        await page.GetByText("Event split").WaitForAsync();

        await page.VisitAsync(_app.Address + "/events");
        await Assertions.Expect(page.Locator(".events li")).ToHaveCountAsync(2);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Folders_are_shown_as_they_are_on_disk()
    {
        var page = await browser.OpenAsync(360);
        await page.VisitAsync(_app.Address + "/folders");
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new("12 photos") }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new("^Birthday") }).ClickAsync();

        await page.HeadingAsync("Birthday");
        await Assertions.Expect(page.Locator(".grid a")).ToHaveCountAsync(TwoOccasions.PhotosEach);
        await page.Locator(".grid a").First.ClickAsync();
        await page.GetByText("1 of 6").WaitForAsync();
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("/events/4711")]
    [InlineData("/events/x")]
    [InlineData("/folders/4711")]
    public async Task What_is_not_there_says_so_and_leads_on(string address)
    {
        var page = await browser.OpenAsync(360);
        await page.VisitAsync(_app.Address + address);

        await page.HeadingAsync("Page not found");
        await page.Context.CloseAsync();
    }

    private static async Task MenuAsync(IPage page, string entry)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Event actions" }).ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = entry }).Or(page.Locator(".mud-menu-item", new() { HasText = entry })).First.ClickAsync();
    }
}
