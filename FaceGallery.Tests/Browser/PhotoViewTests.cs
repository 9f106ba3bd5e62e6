using System.Text.RegularExpressions;
using FaceGallery.Tests.Fixtures;
using Microsoft.Playwright;
using Shouldly;

namespace FaceGallery.Tests.Browser;

public sealed class PhotoViewTests(IndexedApp app, BrowserFixture browser) : IClassFixture<IndexedApp>
{
    [Fact]
    public async Task A_double_click_shows_the_originals_own_pixels_which_the_mouse_moves()
    {
        var page = await OpenAsync(1440);
        await page.Locator(".frame > img").DblClickAsync(new() { Position = new() { X = 20, Y = 20 } });

        await page.Locator(".frame > img[src*='/original?']").WaitForAsync();
        var before = await TransformAsync(page);
        await page.Mouse.MoveAsync(700, 500);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(640, 440, new() { Steps = 8 });
        await page.Mouse.UpAsync();
        (await TransformAsync(page)).ShouldNotBe(before);

        await page.Keyboard.PressAsync("0");
        await page.Locator(".stage:not([data-zoomed])").WaitForAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task On_a_phone_that_lies_down_the_picture_has_the_window()
    {
        var page = await OpenAsync(360);
        await page.SetViewportSizeAsync(844, 390);

        await page.WaitForFunctionAsync("() => { const stage = document.querySelector('.stage').getBoundingClientRect(); return stage.height > .8 * innerHeight && stage.bottom <= innerHeight; }");
        var picture = (await page.Locator(".frame > img").BoundingBoxAsync())!;
        (picture.Y + picture.Height).ShouldBeLessThanOrEqualTo(390);
        await page.GetByRole(AriaRole.Link, new() { Name = "Back to the album" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Navigation).Last).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task On_a_phone_two_taps_enlarge_it_and_a_swipe_then_moves_it_and_does_not_go_on()
    {
        var page = await OpenAsync(360);
        var address = page.Url;
        var box = (await page.Locator(".frame").BoundingBoxAsync())!;
        await page.DoubleTapAsync(box.X + 60, box.Y + 60);
        await page.Locator(".stage[data-zoomed]").WaitForAsync();

        await page.FingerAsync((280, box.Y + 80), (90, box.Y + 80));
        await page.Keyboard.PressAsync("0");
        await page.Locator(".stage:not([data-zoomed])").WaitForAsync();

        page.Url.ShouldBe(address);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task On_a_phone_the_next_photo_comes_along_with_the_finger_and_stays_when_it_went_far_enough()
    {
        var page = await OpenAsync(360);
        var address = page.Url;
        var y = (await page.Locator(".frame").BoundingBoxAsync())!.Y + 80;
        var way = await page.Locator("a.next").CountAsync() > 0 ? -1 : 1;

        await page.FingerAsync((180, y), (180 + (way * 30), y));
        await page.Locator(".stage:not([data-swiped])").WaitForAsync();
        page.Url.ShouldBe(address);

        await page.FingerAsync((180, y), (180 + (way * 120), y));
        await Assertions.Expect(page).Not.ToHaveURLAsync(address);
        await page.Locator(".stage:not([data-swiped])").WaitForAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Information_lies_over_a_photo_that_fills_the_window()
    {
        var page = await OpenAsync(360);
        await page.GetByRole(AriaRole.Button, new() { Name = "Full screen" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Information" }).ClickAsync();

        await page.Locator(".about:focus").GetByText(IndexedApp.Alone).WaitForAsync();
        (await page.OverflowAsync()).ShouldBe(0);
        await page.Keyboard.PressAsync("i");
        await page.Locator(".stage:focus").WaitForAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Keys_fill_the_window_put_boxes_away_and_tell_of_themselves()
    {
        var page = await OpenAsync(1440);
        await page.PressAsync("b");
        await page.Locator(".box").First.WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await page.PressAsync("f");
        await page.Locator(".immersed .stage:focus").WaitForAsync();
        (await page.HindrancesAsync()).ShouldBeEmpty();
        await page.Keyboard.PressAsync("?");
        await page.GetByRole(AriaRole.Dialog).GetByText("show or hide faces and names").WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Close", Exact = true }).ClickAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Full screen" }).ClickAsync();
        await page.Locator(".immersed").WaitForAsync(new() { State = WaitForSelectorState.Detached });

        // The way back leads out of the full window, then out of the slideshow, then out of the photo.
        await page.Keyboard.PressAsync("Escape");
        await page.Locator(".grid a").First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Full screen" }).ClickAsync();
        await page.Locator(".immersed").WaitForAsync();
        await page.EvaluateAsync("history.back()");
        await page.Locator(".photo:not(.immersed)").WaitForAsync();
        page.Url.ShouldContain("/photos/");
        await page.PressAsync("s");
        await page.Locator(".show .now").WaitForAsync();
        await page.Keyboard.PressAsync("Space");
        await page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).WaitForAsync();
        var shown = await page.Locator(".show .now").GetAttributeAsync("src");
        await Waiting.UntilAsync(async () =>
        {
            await page.SwipeAsync(300, 60);
            return await page.Locator(".show .now").GetAttributeAsync("src") != shown;
        });
        await page.EvaluateAsync("history.back()");
        await page.Locator(".show").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await page.Locator(".stage:focus").WaitForAsync();
        page.Url.ShouldContain("/photos/");
        await page.EvaluateAsync("history.back()");
        await page.Locator(".grid a").First.WaitForAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_slideshow_goes_on_by_itself_pauses_and_ends_where_it_is()
    {
        var page = await OpenAsync(1440, "&slideshow=1");
        var first = await page.Locator(".show .now").GetAttributeAsync("src");
        await page.Locator($".show .now:not([src='{first}'])").WaitForAsync();

        await page.Keyboard.PressAsync("Space");
        await page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).WaitForAsync();
        (await page.HindrancesAsync()).ShouldBeEmpty();
        var last = await page.Locator(".show .now").GetAttributeAsync("src");
        await page.Keyboard.PressAsync("Escape");

        await page.Locator(".show").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await Assertions.Expect(page).ToHaveURLAsync(new Regex(Regex.Match(last!, "/photos/\\d+").Value + "\\?album=all"));
        await page.Context.CloseAsync();
    }

    private static Task<string> TransformAsync(IPage page) => page.Locator(".frame").EvaluateAsync<string>("frame => frame.style.transform");

    private async Task<IPage> OpenAsync(int width, string query = "")
    {
        var page = await browser.OpenAsync(width);
        await page.VisitAsync($"{app.App.Address}/photos/{(await app.PhotoAsync(IndexedApp.Alone)).Id}?album=all{query}");
        await page.Locator(".frame > img").First.EvaluateAsync("picture => picture.decode()");
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        return page;
    }
}
