using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using FaceGallery.Tests.Fixtures;
using Microsoft.Playwright;
using Shouldly;

namespace FaceGallery.Tests.Browser;

/// <summary>Faces that indexing missed, drawn by hand.</summary>
public sealed class MissedFacesTests(IndexedParty party, BrowserFixture browser) : IAsyncLifetime
{
    private RunningApp _app = null!;

    public async ValueTask InitializeAsync() => _app = await party.StartAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Theory]
    [InlineData(360)]
    [InlineData(1440)]
    public async Task A_face_that_is_drawn_and_named_is_recognised_and_found_in_other_photos(int width)
    {
        var photo = await PhotoAsync("IMG_0003.jpg");
        var face = photo.GetProperty("faces")[0];
        await _app.ChangeAsync("faces/not-faces", new { faceIds = new[] { face.Text("id") } });
        var page = await VisitAsync(photo, width);

        var box = face.GetProperty("box").EnumerateArray().Select(value => value.GetSingle()).ToArray();
        await StartDrawingAsync(page);
        await page.DrawAsync(box[0] - (box[2] * 0.1f), box[1], box[0] + (box[2] * 1.1f), box[1] + box[3]);
        await page.Locator(".sheet input:focus").WaitForAsync();
        (await page.HindrancesAsync()).ShouldBeEmpty();
        await page.Keyboard.TypeAsync("Barack");
        await page.Keyboard.PressAsync("Enter");

        await page.GetByText(new Regex("^Recognised as a face and named Barack, also found in \\d+ more photos?$")).WaitForAsync();
        await page.Locator(".box.named").GetByText("Barack").WaitForAsync();
        (await _app.AlbumAsync("Barack")).ShouldContain("IMG_0002.jpg");
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData(360)]
    [InlineData(1440)]
    public async Task A_box_without_a_face_is_kept_as_drawn_and_the_finger_that_draws_it_neither_scrolls_nor_swipes(int width)
    {
        var photo = await PhotoAsync("IMG_0002.jpg");
        var page = await VisitAsync(photo, width);

        await StartDrawingAsync(page);
        await page.DrawAsync(0.25f, 0.06f, 0.01f, 0.01f);
        await Button(page, "Add without a name").ClickAsync();

        await page.GetByText("Face added. It has no clear features, so it won't help find others.").WaitForAsync();
        await page.GetByText("Added by hand").WaitForAsync();
        await Assertions.Expect(page.Locator(".box")).ToHaveCountAsync(2);
        (await page.EvaluateAsync<int>("scrollY")).ShouldBe(0);
        page.Url.ShouldContain($"/photos/{photo.Text("id")}?");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_face_is_drawn_by_keyboard_alone()
    {
        var page = await VisitAsync(await PhotoAsync("IMG_0002.jpg"), 1440);
        await page.Locator("h1:focus").WaitForAsync();
        await page.TabToAsync(".about button[aria-pressed=false]");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator(".area:focus .band:visible").WaitForAsync();
        (await page.HindrancesAsync()).ShouldBeEmpty();

        await PressAsync(page, "-", 12);
        await PressAsync(page, "Shift+ArrowRight", 1);
        await PressAsync(page, "ArrowLeft", 60);
        await PressAsync(page, "ArrowUp", 60);
        await Assertions.Expect(page.Locator(".band")).ToHaveCSSAsync("left", "0px");
        await Assertions.Expect(page.Locator(".band")).ToHaveCSSAsync("top", "0px");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator(".sheet input:focus").WaitForAsync();
        await page.Keyboard.TypeAsync("Hidden");
        await page.Keyboard.PressAsync("Enter");

        await page.Locator(".box.named").GetByText("Hidden").WaitForAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Escape_drops_the_box_and_then_leaves_the_drawing()
    {
        var page = await VisitAsync(await PhotoAsync("IMG_0002.jpg"), 1440);
        await StartDrawingAsync(page);
        await page.DrawAsync(0.01f, 0.01f, 0.1f, 0.1f);
        await page.Locator(".sheet input:focus").WaitForAsync();

        await page.Keyboard.PressAsync("Escape");
        await page.Locator(".area:focus").WaitForAsync();
        await page.Locator(".sheet").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await page.Keyboard.PressAsync("Escape");

        await page.Locator(".area").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await Assertions.Expect(Button(page, "Add a face")).ToBeFocusedAsync();
        await page.Context.CloseAsync();
    }

    private async Task<JsonElement> PhotoAsync(string path) => (await _app.ListAsync("photos?take=500")).Single(photo => photo.Text("path") == path);

    private async Task<IPage> VisitAsync(JsonElement photo, int width)
    {
        var page = await browser.OpenAsync(width);
        await page.VisitAsync(string.Create(CultureInfo.InvariantCulture, $"{_app.Address}/photos/{photo.Text("id")}?album=unnamed"));
        return page;
    }

    private static async Task StartDrawingAsync(IPage page)
    {
        await Button(page, "Add a face").ClickAsync();
        await page.Locator(".area:focus").WaitForAsync();
    }

    private static async Task PressAsync(IPage page, string key, int times)
    {
        for (var time = 0; time < times; time++)
        {
            await page.Keyboard.PressAsync(key);
        }
    }

    private static ILocator Button(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });
}
