using System.Text.RegularExpressions;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Search;
using Microsoft.Playwright;
using Shouldly;

namespace FaceGallery.Tests.Browser;

public sealed class AlbumTests(IndexedApp app, BrowserFixture browser) : IClassFixture<IndexedApp>
{
    [Fact]
    public async Task An_album_by_hand_is_put_in_order_by_mouse_finger_and_keys_and_it_is_undone()
    {
        var ids = await app.App.PhotoIdsAsync(IndexedApp.Together, IndexedApp.Alone, IndexedApp.NoFace);
        var album = (await app.App.ChangeAsync("albums", new { name = "Best of", photoIds = ids.Select(id => $"{id}") })).Text("albumId");
        var page = await browser.OpenAsync(1440);
        await page.VisitAsync($"{app.App.Address}/{AlbumKey.Parse(album)!.Href}");
        await page.Locator(".grid a img").Nth(2).WaitForAsync();
        var first = await OrderAsync();

        await page.Locator(".grid a").Nth(2).DragToAsync(page.Locator(".grid a").First, new() { TargetPosition = new() { X = 10, Y = 40 } });
        await IsAsync(first[2], first[0], first[1]);
        await page.Keyboard.PressAsync("Shift+ArrowRight");
        await IsAsync(first[0], first[2], first[1]);
        await page.Keyboard.PressAsync("Shift+ArrowRight");
        await IsAsync(first[0], first[1], first[2]);

        await page.Context.CloseAsync();

        page = await browser.OpenAsync(390);
        await page.VisitAsync($"{app.App.Address}/{AlbumKey.Parse(album)!.Href}");
        await page.Locator(".grid a img").Nth(2).WaitForAsync();
        var (from, to) = ((await page.Locator(".grid a").Nth(1).BoundingBoxAsync())!, (await page.Locator(".grid a").First.BoundingBoxAsync())!);
        var devtools = await page.Context.NewCDPSessionAsync(page);
        await TouchAsync("touchStart", (from.X + 30, from.Y + 30));
        await page.GetByText("1 photo selected").WaitForAsync();
        await TouchAsync("touchMove", (to.X + 20, to.Y + 40));
        await TouchAsync("touchMove", (to.X + 12, to.Y + 40));
        await TouchAsync("touchEnd");
        await IsAsync(first[1], first[0], first[2]);

        await page.Keyboard.PressAsync("Control+z");
        await IsAsync(first[0], first[1], first[2]);
        await page.Context.CloseAsync();

        Task<string[]> OrderAsync() => page.Locator(".grid a").EvaluateAllAsync<string[]>("links => links.map(link => link.dataset.photo)");
        Task IsAsync(params string[] order) => page.WaitForFunctionAsync("order => [...document.querySelectorAll('.grid a')].map(link => link.dataset.photo).join() === order", string.Join(',', order));
        Task TouchAsync(string type, params (double X, double Y)[] points) => devtools.SendAsync("Input.dispatchTouchEvent", new() { ["type"] = type, ["touchPoints"] = points.Select(point => new { x = point.X, y = point.Y }).ToArray() });
    }

    [Fact]
    public async Task A_new_album_is_filled_with_photos_that_are_chosen_for_it()
    {
        var album = (await app.App.ChangeAsync("albums", new { name = "Empty", photoIds = Array.Empty<string>() })).Text("albumId");
        var page = await browser.OpenAsync(360);
        await page.VisitAsync($"{app.App.Address}/{AlbumKey.Parse(album)!.Href}");

        await page.GetByRole(AriaRole.Link, new() { Name = "Add photos" }).ClickAsync();
        await page.GetByText("Select photos for Empty").WaitForAsync();
        await page.Locator(".grid a").First.TapAsync();
        await page.Locator(".grid a").Nth(1).TapAsync();
        await page.GetByText("2 photos selected").First.WaitForAsync();
        (await page.OverflowAsync()).ShouldBe(0);
        await page.GetByRole(AriaRole.Button, new() { Name = "Add to “Empty”" }).ClickAsync();

        await page.GetByText("Added to “Empty”").WaitForAsync();
        await Assertions.Expect(page.Locator(".grid a")).ToHaveCountAsync(2);
        page.Url.ShouldEndWith(AlbumKey.Parse(album)!.Href);
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData(360)]
    [InlineData(1440)]
    public async Task From_a_person_to_their_album_to_a_photo_with_named_boxes_and_back(int width)
    {
        var page = await browser.OpenAsync(width);
        await page.VisitAsync(app.App.Address);
        await page.GetByRole(AriaRole.Link, new() { Name = IndexedApp.Obama }).ClickAsync();
        await page.Locator(".grid a").Nth(2).WaitForAsync();
        (await page.Locator(".grid a").CountAsync()).ShouldBe(3);

        await page.Locator($".grid a:has(img[alt*='{IndexedApp.Musk}'])").ClickAsync();
        await page.Locator(".box.named").First.WaitForAsync();

        (await page.Locator(".box.named").AllInnerTextsAsync()).ShouldBe([IndexedApp.Obama, IndexedApp.Musk], ignoreOrder: true);
        (await page.Locator(".frame img").EvaluateAsync<int>("image => image.decode().then(() => image.naturalWidth)")).ShouldBeGreaterThan(400);
        await page.Locator("h1:focus").WaitForAsync();
        await page.PressAsync("Escape");
        await page.Locator(".grid a").First.WaitForAsync();
        page.Url.ShouldEndWith($"/people/{await app.PersonIdAsync(IndexedApp.Obama)}");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Arrow_keys_go_through_the_album_and_the_address_follows()
    {
        var page = await browser.OpenAsync(1440);
        var together = (await app.PhotoAsync(IndexedApp.Together)).Id;
        await page.VisitAsync($"{app.App.Address}/photos/{together}?album=person-{await app.PersonIdAsync(IndexedApp.Obama)}");
        await page.GetByText(" of 3").WaitForAsync();
        await page.Locator("h1:focus").WaitForAsync();
        var first = await page.GetByText(" of 3").InnerTextAsync();

        await page.PressAsync(first.StartsWith('3') ? "ArrowLeft" : "ArrowRight");
        await Assertions.Expect(page).Not.ToHaveURLAsync(new Regex($"/photos/{together}\\?"));

        await page.Locator("h1").GetByText(IndexedApp.Obama).WaitForAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Boxes_can_be_put_away()
    {
        var page = await browser.OpenAsync(1440);
        await page.VisitAsync($"{app.App.Address}/photos/{(await app.PhotoAsync(IndexedApp.Together)).Id}");
        await page.Locator(".box").First.WaitForAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Show faces" }).ClickAsync();

        await page.Locator(".box").First.WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task What_could_not_be_read_is_listed_with_its_reason_and_can_be_tried_again()
    {
        var page = await browser.OpenAsync(360);
        await page.VisitAsync(app.App.Address + "/unknown?list=failed");
        await page.GetByText(IndexedApp.Broken).WaitForAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Try all again" }).ClickAsync();

        await page.GetByText("not a picture").WaitForAsync();
        await page.Context.CloseAsync();
    }
}
