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
