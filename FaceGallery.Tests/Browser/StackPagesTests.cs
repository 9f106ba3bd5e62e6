using System.Text.RegularExpressions;
using FaceGallery.Tests.Fixtures;
using Microsoft.Playwright;
using Shouldly;

namespace FaceGallery.Tests.Browser;

/// <summary>Stacks in the grid and beside the photo.</summary>
public sealed class StackPagesTests(StackedApp stacked, BrowserFixture browser) : IClassFixture<StackedApp>
{
    [Fact]
    public async Task A_stack_is_one_tile_that_opens_to_its_photos_and_is_taken_apart_and_put_together_again()
    {
        var (best, last) = (await stacked.App.PhotoIdAsync(StackedApp.Best), await stacked.App.PhotoIdAsync(StackedApp.Last));
        var page = await browser.OpenAsync(390);
        await page.VisitAsync(stacked.App.Address + "/timeline");
        var tiles = page.Locator("a[data-photo]");
        await page.Locator($"a[data-photo='{best}']").ClickAsync();
        await page.GetByRole(AriaRole.Navigation, new() { Name = "3 similar photos" }).GetByRole(AriaRole.Link).Nth(2).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex($"/photos/{last}\\?album=all$"));
        (await page.HindrancesAsync()).ShouldBeEmpty();

        // The way back leads to the album, to the tile that stands for the photo.
        await page.GoBackAsync();
        await Assertions.Expect(tiles).ToHaveCountAsync(3);

        // The keys of the grid come a moment after its tiles, and so does the page's heading, which takes the focus.
        await Waiting.UntilAsync(async () =>
        {
            await tiles.First.FocusAsync();
            await page.Keyboard.PressAsync("Control+a");
            return await page.GetByText("6 photos selected").IsVisibleAsync();
        });
        await page.GetByRole(AriaRole.Button, new() { Name = "More actions" }).ClickAsync();
        await page.GetByText("Unstack").ClickAsync();
        await Assertions.Expect(tiles).ToHaveCountAsync(6);

        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Assertions.Expect(tiles).ToHaveCountAsync(3);
    }
}
