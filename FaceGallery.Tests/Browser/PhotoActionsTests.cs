using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using FaceGallery.Tests.Fixtures;
using Microsoft.Playwright;
using Shouldly;

namespace FaceGallery.Tests.Browser;

/// <summary>What the owner says of a photo, by keys and menus.</summary>
public sealed class PhotoActionsTests(BrowserFixture browser) : IAsyncLifetime
{
    private readonly IndexedApp _library = new();

    public ValueTask InitializeAsync() => _library.InitializeAsync();

    public ValueTask DisposeAsync() => _library.DisposeAsync();

    [Fact]
    public async Task A_photo_is_liked_captioned_and_put_into_an_album_by_keys_alone()
    {
        var page = await OpenAsync(1440);
        await page.PressAsync("l");
        await page.GetByRole(AriaRole.Button, new() { Name = "Favourite", Pressed = true }).WaitForAsync();

        await page.PressAsync("c");
        await page.Locator(".mud-dialog textarea:focus").WaitForAsync();
        await page.Keyboard.TypeAsync("By the lake");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator(".caption").GetByText("By the lake").WaitForAsync();

        await page.PressAsync("r");
        await page.Keyboard.PressAsync("r");
        await Assertions.Expect(page.Locator(".frame > img")).ToHaveAttributeAsync("src", new Regex("-180$"));
        await page.Keyboard.PressAsync("Shift+R");
        await Assertions.Expect(page.Locator(".frame > img")).ToHaveAttributeAsync("src", new Regex("-90$"));
        await page.WaitForFunctionAsync("() => { const picture = document.querySelector('.frame > img'); return picture.complete && Math.abs(picture.naturalHeight / picture.naturalWidth - picture.clientHeight / picture.clientWidth) < .02; }");

        await page.PressAsync("a");
        await page.Locator(".mud-dialog input:focus").WaitForAsync();
        await page.Keyboard.TypeAsync("Best of");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator(".albums").GetByRole(AriaRole.Link, new() { Name = "Best of" }).ClickAsync();
        await page.HeadingAsync("Best of");
        await page.Locator(".grid a").WaitForAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task What_is_typed_before_the_field_for_a_caption_is_there_stands_in_it_and_says_nothing_of_the_photo()
    {
        var page = await OpenAsync(1440);
        var address = page.Url;
        await page.Locator("html[data-keys]").WaitForAsync();

        // All before the server can have answered the first.
        await page.EvaluateAsync("['c', 'h', 'A', 't'].forEach(key => document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true })))");
        await page.Locator(".mud-dialog textarea:focus").WaitForAsync();
        await Assertions.Expect(page.Locator(".mud-dialog textarea")).ToHaveValueAsync("hAt");
        await page.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await page.Locator(".mud-dialog").WaitForAsync(new() { State = WaitForSelectorState.Detached });

        await page.PressAsync("l");
        await page.GetByRole(AriaRole.Button, new() { Name = "Favourite", Pressed = true }).WaitForAsync();
        page.Url.ShouldBe(address);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_arrows_go_as_far_as_they_are_pressed_however_fast()
    {
        var page = await browser.OpenAsync(1440);
        await page.VisitAsync(_library.App.Address + "/timeline");
        await page.Locator(".grid a").First.ClickAsync();
        await page.Locator("html[data-keys]").WaitForAsync();
        await page.GetByText(new Regex("^1 of ")).WaitForAsync();
        await page.EvaluateAsync("for (const key of ['ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowLeft']) document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))");
        await page.GetByText(new Regex("^3 of ")).WaitForAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_photo_is_sent_at_the_press_of_two_keys()
    {
        var page = await OpenAsync(1440);
        await page.PressAsync("e");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make link" }).And(page.Locator(":focus")).WaitForAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Button, new() { Name = "Copy link" }).WaitForAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task After_a_face_was_looked_at_the_arrows_go_on()
    {
        var page = await OpenAsync(1440, "?album=all");
        var address = page.Url;
        await page.Locator(".box").First.ClickAsync();
        await page.Locator(".sheet input:focus").WaitForAsync();
        await page.Keyboard.PressAsync("Escape");
        await page.Locator(".sheet").WaitForAsync(new() { State = WaitForSelectorState.Detached });

        await page.Keyboard.PressAsync(await page.Locator("a.next").CountAsync() > 0 ? "ArrowRight" : "ArrowLeft");

        await Assertions.Expect(page).Not.ToHaveURLAsync(address);

        // What is hidden is left for what is beside it, with the way to bring it back.
        address = page.Url;
        await page.PressAsync("h");
        await Assertions.Expect(page).Not.ToHaveURLAsync(address);
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await page.GetByText("Undone: Hidden").WaitForAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task On_a_phone_a_date_is_put_right_from_the_menu_and_what_is_sent_is_a_link()
    {
        var page = await OpenAsync(390);
        var head = (await page.Locator(".bar").BoundingBoxAsync())!;
        head.Height.ShouldBeLessThan(72);
        await page.GetByRole(AriaRole.Button, new() { Name = "More for this photo" }).ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "Date and place" }).WaitForAsync();
        await page.Keyboard.PressAsync("Escape");
        await page.GetByRole(AriaRole.Menuitem).First.WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await page.GetByRole(AriaRole.Button, new() { Name = "More for this photo" }).ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "Date and place" }).ClickAsync();
        await page.Locator(".mud-dialog input:focus").WaitForAsync();
        await page.GetByLabel("Taken").FillAsync("1987-06-05T12:00");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await page.Locator("dd").GetByText("1987").WaitForAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Send this photo" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Make link" }).ClickAsync();
        (await page.Locator(".mud-dialog input.address").InputValueAsync()).ShouldContain("/share/");
        (await page.OverflowAsync()).ShouldBe(0);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_place_is_a_dot_on_a_map_that_is_asked_of_nobody_else()
    {
        var photo = (await _library.PhotoAsync(IndexedApp.Together)).Id;
        (await _library.App.SendAsync(HttpMethod.Patch, $"photos/{photo}", new { place = "-17.7, 178" })).EnsureSuccessStatusCode();
        var page = await browser.OpenAsync(390);
        var asked = new ConcurrentQueue<string>();
        page.Request += (_, request) => asked.Enqueue(request.Url);
        await page.VisitAsync($"{_library.App.Address}/photos/{photo}");

        await page.WaitForFunctionAsync("document.querySelector('.map use')?.getBBox().width > 3500");
        var (map, dot) = ((await page.Locator(".map").BoundingBoxAsync())!, (await page.Locator(".map circle").BoundingBoxAsync())!);
        (dot.X + dot.Width).ShouldBeInRange(map.X + (map.Width / 2), map.X + map.Width, "Fiji is at the edge of the map");
        asked.ShouldAllBe(address => address.StartsWith(_library.App.Address));
        (await _library.Client.GetByteArrayAsync("/world.svg", TestContext.Current.CancellationToken)).Length.ShouldBeLessThan(60_000);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Chosen_photos_go_into_an_album_and_are_arranged_there()
    {
        var page = await browser.OpenAsync(390);
        await page.VisitAsync(_library.App.Address + "/timeline");
        await page.Locator(".grid a").First.FocusAsync();
        await page.Keyboard.PressAsync("Control+a");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add to album" }).ClickAsync();
        await page.Locator(".mud-dialog input:focus").WaitForAsync();
        await page.Keyboard.TypeAsync("Best of");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByText("Album “Best of” created").WaitForAsync();

        await page.VisitAsync(_library.App.Address + "/albums");
        await page.GetByRole(AriaRole.Link, new() { Name = "Best of" }).ClickAsync();
        await page.Locator(".grid a").Nth(4).WaitForAsync();
        var last = await page.Locator(".grid a").Nth(4).GetAttributeAsync("data-photo");
        await page.Locator(".grid a").Nth(4).FocusAsync();
        await page.Keyboard.PressAsync("Space");
        await page.GetByRole(AriaRole.Button, new() { Name = "More actions" }).ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "Move to the start" }).ClickAsync();
        await Assertions.Expect(page.Locator(".grid a").First).ToHaveAttributeAsync("data-photo", last!);

        // Place after place, from one menu.
        await page.GetByRole(AriaRole.Button, new() { Name = "More actions" }).ClickAsync();
        foreach (var place in (int[])[1, 2, 3])
        {
            await page.GetByRole(AriaRole.Menuitem, new() { Name = "Move later" }).ClickAsync();
            await Assertions.Expect(page.Locator(".grid a").Nth(place)).ToHaveAttributeAsync("data-photo", last!);
        }

        await page.Context.CloseAsync();
    }

    private async Task<IPage> OpenAsync(int width, string query = "")
    {
        var page = await browser.OpenAsync(width);
        await page.VisitAsync($"{_library.App.Address}/photos/{(await _library.PhotoAsync(IndexedApp.Together)).Id}{query}");
        await page.Locator(".box").First.WaitForAsync();
        return page;
    }
}
