using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Shouldly;

namespace FaceGallery.Tests.Browser;

public sealed class SearchTests(IndexedApp app, BrowserFixture browser) : IClassFixture<IndexedApp>
{
    [Theory]
    [InlineData(360)]
    [InlineData(1440)]
    public async Task Names_are_typed_and_each_condition_can_be_dropped(int width)
    {
        var page = await browser.OpenAsync(width);
        await page.VisitAsync(app.App.Address + "/search");
        await TypeAsync(page, "barack obama -musk");
        await Assertions.Expect(page.Locator(".grid a")).ToHaveCountAsync(2);

        await page.Locator(".chips .mud-chip", new() { HasText = "without Elon Musk" }).Locator("button, .mud-chip-close-button").First.ClickAsync();
        await Assertions.Expect(page.Locator(".grid a")).ToHaveCountAsync(3);
        (await page.OverflowAsync()).ShouldBe(0);
        (await page.HindrancesAsync()).ShouldBeEmpty();

        // Where nothing was found, what is typed next is another search.
        await TypeAsync(page, "xyzzy");
        await page.GetByText("0 photos").WaitForAsync();
        await TypeAsync(page, "elon musk");
        await Assertions.Expect(page.Locator(".grid a")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator(".chips .mud-chip")).ToHaveCountAsync(1);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_smart_album_bears_its_name_however_its_address_is_written()
    {
        await app.App.UseAsync((SmartAlbumService albums) => albums.SaveAsync("Together", AlbumKey.Group, TestContext.Current.CancellationToken));
        using var owner = await app.App.AsOwnerInBrowserAsync();

        (await owner.GetStringAsync("/search?in=group", TestContext.Current.CancellationToken)).ShouldMatch("<h1[^>]*><bdi[^>]*>Together</bdi></h1>");
        var album = await app.QueryAsync(context => context.SmartAlbums.SingleAsync(kept => kept.Name == "Together", TestContext.Current.CancellationToken));
        await app.App.UseAsync((SmartAlbumService albums) => albums.RemoveAsync(album.Id, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_search_is_refined_by_fields_and_kept_as_a_smart_album_that_is_edited_removed_and_brought_back()
    {
        var page = await browser.OpenAsync(1440);
        await page.VisitAsync(app.App.Address + "/search");
        await page.GetByText("Refine").ClickAsync();
        await ChooseAtOnceAsync(page.GetByLabel("Recognised people"), "Everyone recognised", page.GetByLabel("Number of faces"), "2 faces");
        await Assertions.Expect(page.Locator(".chips .mud-chip")).ToHaveCountAsync(2);
        await Assertions.Expect(page.Locator(".grid a")).ToHaveCountAsync(1);
        await page.GetByRole(AriaRole.Button, new() { Name = "Save as smart album" }).ClickAsync();
        await page.Locator(".mud-dialog input:focus").WaitForAsync();
        await page.Keyboard.TypeAsync("<b>Both</b>");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByText("Saved: <b>Both</b> updates automatically").WaitForAsync();

        await page.VisitAsync(app.App.Address + "/search");
        await page.GetByRole(AriaRole.Link, new() { Name = "<b>Both</b>" }).ClickAsync();
        await Assertions.Expect(page.Locator(".grid a")).ToHaveCountAsync(1);
        await page.HeadingAsync("<b>Both</b>");
        await page.Locator(".chips .mud-chip").First.Locator("button, .mud-chip-close-button").First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save as smart album" }).ClickAsync();
        await page.GetByText("<b>Both</b> will show this search instead").WaitForAsync();
        await page.Locator(".mud-dialog input:focus").WaitForAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.GetByText("<b>Both</b> now shows this search").WaitForAsync();

        await page.VisitAsync(app.App.Address + "/search");
        await page.GetByRole(AriaRole.Button, new() { Name = "Rename <b>Both</b>" }).ClickAsync();
        await page.Locator(".mud-dialog input:focus").FillAsync("Two");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Link, new() { Name = "Two", Exact = true }).WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove Two" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Two", Exact = true }).WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await page.Keyboard.PressAsync("Control+z");
        await page.GetByRole(AriaRole.Link, new() { Name = "Two", Exact = true }).WaitForAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_search_begins_with_a_face_a_year_or_what_was_searched_for_and_is_completed_while_it_is_typed()
    {
        var page = await browser.OpenAsync(390);
        await page.VisitAsync(app.App.Address + "/search");
        await page.Locator("input[type=search]:focus").WaitForAsync();
        await page.Keyboard.TypeAsync("obam");
        await page.GetByRole(AriaRole.Option, new() { Name = IndexedApp.Obama }).WaitForAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Locator("[role=option][aria-selected=true]").WaitForAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".grid a")).ToHaveCountAsync(3);
        await page.GetByRole(AriaRole.Link, new() { Name = "Links for everyone" }).WaitForAsync();
        await TypeAsync(page, "nowhere");
        await page.GetByText("No results").WaitForAsync();
        (await page.GetByRole(AriaRole.Link, new() { Name = "Links for everyone" }).CountAsync()).ShouldBe(0);

        await page.VisitAsync(app.App.Address + "/search");
        await page.GetByRole(AriaRole.Link, new() { Name = $"{IndexedApp.Obama}, “nowhere”" }).WaitForAsync();
        (await page.HindrancesAsync()).ShouldBeEmpty();
        await page.GetByRole(AriaRole.Link, new() { Name = IndexedApp.Musk, Exact = true }).ClickAsync();
        await page.Locator(".chips .mud-chip", new() { HasText = IndexedApp.Musk }).WaitForAsync();
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("\"><script>alert(1)</script>")]
    [InlineData("%_'; DROP TABLE Photos; --")]
    [InlineData("\u202etxet")]
    public async Task Hostile_text_is_only_text(string text)
    {
        var page = await browser.OpenAsync(360);
        await page.VisitAsync(app.App.Address + "/search");

        await TypeAsync(page, text);

        await page.GetByText("No results").WaitForAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task An_address_that_is_no_search_leads_on()
    {
        var page = await browser.OpenAsync(360);
        await page.VisitAsync(app.App.Address + "/search?in=person-x");

        await page.GetByText("Search not understood").WaitForAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Groups_tell_who_is_together_and_lead_to_their_photos()
    {
        var page = await browser.OpenAsync(360, ColorScheme.Dark);
        await page.VisitAsync(app.App.Address);
        await page.Locator("nav.tabs").GetByRole(AriaRole.Link, new() { Name = "Groups" }).ClickAsync();
        await page.HeadingAsync("Groups");
        await page.Locator("nav.bottom a.active", new() { HasText = "People" }).WaitForAsync();
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new("^(Barack Obama and Elon Musk|Elon Musk and Barack Obama)") }).ClickAsync();

        await Assertions.Expect(page.Locator(".grid a")).ToHaveCountAsync(1);
        await page.VisitAsync(app.App.Address + "/groups");
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new("^Nobody recognised") }).ClickAsync();
        await Assertions.Expect(page.Locator(".grid a")).ToHaveCountAsync(1);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_persons_album_shows_them_alone_or_with_a_friend()
    {
        var page = await browser.OpenAsync(1440);
        await page.VisitAsync($"{app.App.Address}/people/{await app.PersonIdAsync(IndexedApp.Obama)}");
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new("^Alone") }).ClickAsync();
        await Assertions.Expect(page.Locator(".grid a")).ToHaveCountAsync(2);

        await page.GetByRole(AriaRole.Link, new() { NameRegex = new($"^{IndexedApp.Musk}") }).ClickAsync();

        await Assertions.Expect(page.Locator(".grid a")).ToHaveCountAsync(1);
        await page.Context.CloseAsync();
    }

    /// <summary>Chooses in two fields before the page can have answered to the first.</summary>
    private static async Task ChooseAtOnceAsync(ILocator first, string one, ILocator second, string other) =>
        await first.EvaluateAsync(
            """
            (first, [second, ...labels]) => [first, second].forEach((field, place) => {
                field.value = [...field.options].find(option => option.label === labels[place]).value;
                field.dispatchEvent(new Event("change", { bubbles: true }));
            })
            """,
            new object[] { await second.ElementHandleAsync(), one, other });

    private static async Task TypeAsync(IPage page, string text)
    {
        await page.Locator("input[type=search]").FillAsync(text);
        await page.Keyboard.PressAsync("Enter");
    }
}
