using FaceGallery.Tests.Fixtures;
using Microsoft.Playwright;
using Shouldly;

namespace FaceGallery.Tests.Browser;

/// <summary>The grid over twenty months of photos.</summary>
public sealed class PhotoGridTests(TwentyMonths app, BrowserFixture browser) : IClassFixture<TwentyMonths>
{
    [Theory]
    [InlineData(360)]
    [InlineData(768)]
    [InlineData(1440)]
    public async Task Months_are_headings_and_the_way_to_any_of_them_is_one_key(int width)
    {
        var page = await OpenAsync(width);
        await page.GetByRole(AriaRole.Heading, new() { Name = "July 2026" }).WaitForAsync();
        (await page.Locator(".grid a").CountAsync()).ShouldBeLessThan(TwentyMonths.Photos);

        await page.GetByRole(AriaRole.Slider, new() { Name = "Month" }).FocusAsync();
        await page.Keyboard.PressAsync("End");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "December 2024" })).ToBeInViewportAsync();
        await page.Keyboard.PressAsync("Home");
        await page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "June 2026" })).ToBeInViewportAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Slider)).ToHaveAttributeAsync("aria-valuetext", "June 2026");
        (await page.OverflowAsync()).ShouldBe(0);
        (await page.HindrancesAsync()).ShouldBeEmpty();
        var years = await page.Locator(".year").EvaluateAllAsync<float[][]>("years => years.map(year => [year.getBoundingClientRect().top, year.getBoundingClientRect().height, year.getBoundingClientRect().width])");
        years.ShouldAllBe(year => year[1] < 24 && year[2] > year[1]);
        years.Zip(years.Skip(1)).ShouldAllBe(pair => pair.Second[0] >= pair.First[0] + pair.First[1]);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_click_on_the_edge_jumps_there_and_nothing_shifts_on_the_way()
    {
        var page = await OpenAsync(1440);
        await page.EvaluateAsync("window.shifts = 0; new PerformanceObserver(list => list.getEntries().forEach(entry => shifts += entry.value)).observe({ type: 'layout-shift' });");
        var track = (await page.GetByRole(AriaRole.Slider).BoundingBoxAsync())!;

        await page.Mouse.ClickAsync(track.X + (track.Width / 2), track.Y + (track.Height * 0.6f));
        await page.WaitForFunctionAsync("() => scrollY > innerHeight && [...document.querySelectorAll('.grid img')].some(image => image.complete && image.getBoundingClientRect().top > 0 && image.getBoundingClientRect().top < innerHeight)");

        (await page.EvaluateAsync<double>("shifts")).ShouldBeLessThan(0.01);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task What_can_be_done_with_chosen_photos_is_one_row_on_a_phone_and_one_photo_is_called_so()
    {
        var page = await OpenAsync(390);
        await page.Locator("nav.bottom [href=events]").ClickAsync();
        await page.HeadingAsync("Events");
        await page.Locator("nav.bottom [href=timeline]").ClickAsync();
        await page.Locator("h1:focus").GetByText("Photos").WaitForAsync();
        await page.Locator(".grid a").First.FocusAsync();
        await page.Keyboard.PressAsync("Space");

        await page.GetByText("1 photo selected").WaitForAsync();
        (await page.Locator(".actions").BoundingBoxAsync())!.Height.ShouldBeLessThan(70);
        (await page.OverflowAsync()).ShouldBe(0);
        await page.GetByRole(AriaRole.Button, new() { Name = "New link" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog, new() { Name = "Send this photo" }).WaitForAsync();

        // The way back ends choosing, and leaves the page only then.
        await page.EvaluateAsync("document.activeElement.blur()");
        await page.Keyboard.PressAsync("Escape");
        await page.Locator(".mud-dialog").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await page.GetByText("1 photo selected").ClickAsync();
        await page.EvaluateAsync("history.back()");
        await page.Locator(".actions").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await page.Locator(".grid a").First.WaitForAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_range_is_chosen_hidden_and_shown_again()
    {
        var page = await OpenAsync(1440);
        await page.Locator(".cell").First.HoverAsync();
        await page.Locator(".cell .check").First.ClickAsync();
        await page.Locator(".cell .check").Nth(4).ClickAsync(new() { Modifiers = [KeyboardModifier.Shift] });
        await page.GetByText("5 photos selected").First.WaitForAsync();
        (await page.HindrancesAsync()).ShouldBeEmpty();

        await page.GetByRole(AriaRole.Button, new() { Name = "More actions" }).ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "Hide" }).ClickAsync();
        await page.Locator("main").GetByText("235 photos").WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await page.Locator("main").GetByText("240 photos").WaitForAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task What_there_is_to_do_with_chosen_photos_takes_two_rows_of_a_phone()
    {
        var page = await OpenAsync(360);
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Select July 2026" }).ClickAsync();
        var bar = page.GetByRole(AriaRole.Region, new() { Name = "photos selected" });
        await bar.GetByRole(AriaRole.Button, new() { Name = "More actions" }).ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "Hide" }).WaitForAsync();
        (await bar.BoundingBoxAsync())!.Height.ShouldBeLessThan(104);
        (await page.OverflowAsync()).ShouldBe(0);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task All_of_it_goes_by_keyboard()
    {
        var page = await OpenAsync(1440);
        var photos = page.Locator(".grid a");
        await photos.First.FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(photos.Nth(1)).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(photos.Nth(1)).Not.ToBeFocusedAsync();
        await page.Keyboard.PressAsync("ArrowUp");
        await Assertions.Expect(photos.Nth(1)).ToBeFocusedAsync();

        await page.Keyboard.PressAsync("Space");
        await page.GetByText("1 photo selected").First.WaitForAsync();
        await page.Keyboard.PressAsync("Escape");
        await page.GetByText("1 photo selected").First.WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await photos.Nth(1).FocusAsync();
        await page.Keyboard.PressAsync("m");
        await page.GetByText($"{TwentyMonths.Photos / 20} photos selected").First.WaitForAsync();
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Select July 2026", Checked = true }).FocusAsync();
        await page.Keyboard.PressAsync("Space");
        await page.Locator("[data-selecting]").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await page.Keyboard.PressAsync("?");
        await page.GetByRole(AriaRole.Dialog).GetByText("move between photos").WaitForAsync();
        await page.Locator(".mud-dialog:focus-within").WaitForAsync();

        // MudBlazor hears a dialog's keys a moment after the focus is in it.
        await page.WaitForFunctionAsync("() => [...document.querySelectorAll('.mud-dialog-container, .mud-dialog-container *')].some(part => part.mudKeyInterceptor)");
        await page.Keyboard.PressAsync("Escape");
        await page.GetByRole(AriaRole.Dialog).WaitForAsync(new() { State = WaitForSelectorState.Detached });

        await photos.Nth(1).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.GetByText("2 of 240").WaitForAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_photo_has_its_place_also_while_the_rest_of_its_row_is_on_its_way()
    {
        var page = await OpenAsync(1440);
        await page.Locator(".row .cell").First.WaitForAsync();

        var stretch = await page.EvaluateAsync<double>("""
            () => {
                const row = document.querySelector(".row");
                const width = row.firstElementChild.clientWidth;
                while (row.childElementCount > 1) {
                    row.lastElementChild.remove();
                }

                return row.firstElementChild.clientWidth / width;
            }
            """);

        stretch.ShouldBeInRange(0.99, 1.05);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_size_of_the_photos_is_chosen_and_remembered()
    {
        var page = await OpenAsync(1440);
        var before = (await page.Locator(".cell").First.BoundingBoxAsync())!.Height;

        await page.GetByRole(AriaRole.Button, new() { Name = "Larger photos" }).ClickAsync();
        await page.WaitForFunctionAsync($"() => document.querySelector('.cell').clientHeight > {before + 50:0}");
        await page.ReloadAsync();

        await page.WaitForFunctionAsync($"() => document.querySelector('.cell')?.clientHeight > {before + 50:0}");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task On_a_phone_the_handle_of_the_months_covers_no_button_above_the_photos()
    {
        var page = await OpenAsync(390);
        await page.Locator(".handle[data-month]").WaitForAsync(new() { State = WaitForSelectorState.Attached });

        (await page.GetByRole(AriaRole.Button, new() { Name = "Larger photos" }).EvaluateAsync<bool>("""
            button => {
                const box = button.getBoundingClientRect();
                return [8, 20, 32].every(x => [8, 14, 20, 26, 32].every(y => button.contains(document.elementFromPoint(box.left + x, box.top + y))));
            }
            """)).ShouldBeTrue();
        await page.EvaluateAsync("scrollTo(0, 600)");
        await page.Locator(".handle").WaitForAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task On_a_phone_two_fingers_change_the_size_and_a_long_press_chooses()
    {
        var page = await OpenAsync(360);
        var before = (await page.Locator(".cell").First.BoundingBoxAsync())!.Height;
        var fingers = await page.Context.NewCDPSessionAsync(page);
        await TouchAsync(fingers, "touchStart", (150, 400), (210, 400));
        await TouchAsync(fingers, "touchMove", (90, 400), (270, 400));
        await TouchAsync(fingers, "touchEnd");
        await page.WaitForFunctionAsync($"() => document.querySelector('.cell').clientHeight > {before + 30:0}");

        foreach (var (many, count) in new[] { (page.GetByRole(AriaRole.Checkbox, new() { Name = "Select July 2026" }), TwentyMonths.Photos / 20), (page.GetByRole(AriaRole.Button, new() { Name = "Select all" }), TwentyMonths.Photos) })
        {
            await many.TapAsync();
            await page.GetByText($"{count} photos selected").First.WaitForAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Clear selection" }).TapAsync();
            await page.Locator("[data-selecting]").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        }

        var cell = (await page.Locator(".cell").First.BoundingBoxAsync())!;
        await TouchAsync(fingers, "touchStart", (cell.X + 30, cell.Y + 30));
        await page.GetByText("1 photo selected").First.WaitForAsync();
        await TouchAsync(fingers, "touchEnd");
        await page.Locator(".cell").Nth(1).TapAsync();
        await page.GetByText("2 photos selected").First.WaitForAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Checkbox, new() { Name = "Select July 2026" })).ToHaveAttributeAsync("aria-checked", "mixed");
        await page.Context.CloseAsync();
    }

    private static async Task TouchAsync(ICDPSession fingers, string type, params (float X, float Y)[] points) =>
        await fingers.SendAsync("Input.dispatchTouchEvent", new() { ["type"] = type, ["touchPoints"] = points.Select((point, id) => new { x = point.X, y = point.Y, id }).ToArray() });

    private async Task<IPage> OpenAsync(int width)
    {
        var page = await browser.OpenAsync(width);
        await page.VisitAsync(app.Address + "/timeline");
        await page.Locator(".grid a img").First.WaitForAsync();
        return page;
    }
}
