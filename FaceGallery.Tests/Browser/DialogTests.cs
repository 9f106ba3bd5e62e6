using FaceGallery.Tests.Fixtures;
using Microsoft.Playwright;

namespace FaceGallery.Tests.Browser;

/// <summary>Whoever works with the keyboard is always somewhere.</summary>
public sealed class DialogTests(IndexedApp app, BrowserFixture browser) : IClassFixture<IndexedApp>
{
    [Fact]
    public async Task What_a_menu_opens_has_the_focus_keeps_it_and_gives_it_back_to_the_menu()
    {
        var page = await browser.OpenAsync(1440);
        await page.VisitAsync($"{app.App.Address}/people/{await app.PersonIdAsync(IndexedApp.Obama)}");
        foreach (var item in (string[])["Rename…", "Merge with…", "Birthday…", "Make private…", "Forget this person…"])
        {
            await WalkAsync(page, item, byKeys: item == "Merge with…");
        }
    }

    [Fact]
    public async Task A_new_name_takes_the_place_of_the_old_one_and_Enter_saves_a_date()
    {
        var page = await browser.OpenAsync(1440);
        await page.VisitAsync($"{app.App.Address}/people/{await app.PersonIdAsync(IndexedApp.Obama)}");
        await OpenAsync(page, "Rename…");
        await page.Keyboard.TypeAsync("B");
        // Whatever takes the focus gives it back, and leaves what was typed.
        await page.EvaluateAsync("document.activeElement.blur(); document.querySelector('.mud-dialog-container [tabindex=\"-1\"]')?.focus(); document.querySelector('main').focus()");
        await page.Locator(".mud-dialog input:focus").WaitForAsync();
        await page.Keyboard.TypeAsync("arack");
        await Assertions.Expect(page.Locator(".mud-dialog input")).ToHaveValueAsync("Barack");
        await page.Keyboard.PressAsync("Escape");
        await page.Locator(".mud-dialog").WaitForAsync(new() { State = WaitForSelectorState.Detached });

        await OpenAsync(page, "Birthday…");
        await page.Locator(".mud-dialog input").FillAsync("1961-08-04");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Disabled = false }).WaitForAsync();
        await page.Locator(".mud-dialog input").PressAsync("Enter");
        await page.Locator(".mud-dialog").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_merge_with_somebody_who_does_not_exist_is_answered()
    {
        var page = await browser.OpenAsync(1440);
        await page.VisitAsync($"{app.App.Address}/people/{await app.PersonIdAsync(IndexedApp.Obama)}");
        await OpenAsync(page, "Merge with…");
        await page.Keyboard.TypeAsync("Nobody");
        await page.Locator(".mud-dialog").GetByText("No results").WaitForAsync();
        await page.Context.CloseAsync();
    }

    private static async Task OpenAsync(IPage page, string name)
    {
        await page.Locator("[aria-haspopup=menu]").ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = name }).ClickAsync();
        await page.Locator(".mud-dialog input:focus").WaitForAsync();
    }

    private static async Task WalkAsync(IPage page, string name, bool byKeys)
    {
        var menu = page.Locator("[aria-haspopup=menu]");
        var item = page.GetByRole(AriaRole.Menuitem, new() { Name = name });
        // A menu that opens below the mouse takes its first key for the mouse's, and focuses no entry.
        await page.Mouse.MoveAsync(0, 0);
        await (byKeys ? menu.PressAsync("Enter") : menu.ClickAsync());
        if (byKeys)
        {
            await page.Locator("[role=menuitem]:focus").WaitForAsync();
            await page.Keyboard.PressAsync("ArrowDown");
            await Assertions.Expect(item).ToBeFocusedAsync();
        }

        await (byKeys ? item.PressAsync("Enter") : item.ClickAsync());
        var inside = page.Locator(".mud-dialog:focus-within");
        await inside.WaitForAsync();
        await page.Locator(".mud-popover-open").WaitForAsync(new() { State = WaitForSelectorState.Detached });

        for (var stop = 0; stop < 12; stop++)
        {
            await page.Keyboard.PressAsync(stop < 8 ? "Tab" : "Shift+Tab");
            await inside.WaitForAsync();
        }

        await page.Keyboard.PressAsync("Escape");
        await page.Locator(".mud-dialog").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await Assertions.Expect(menu).ToBeFocusedAsync();
    }
}
