using FaceGallery.Tests.Fixtures;
using Microsoft.Playwright;
using Shouldly;

namespace FaceGallery.Tests.Browser;

public sealed class PagesTests(IndexedApp app, BrowserFixture browser) : IClassFixture<IndexedApp>
{
    [Theory]
    [CombinatorialPages]
    public async Task A_page_fits_its_window_and_everybody_can_use_it(string address, int width, ColorScheme scheme)
    {
        var page = await browser.OpenAsync(width, scheme);
        var faults = new List<string>();
        page.Console += (_, message) => faults.AddRange(message.Type == "error" ? [message.Text] : []);

        await page.VisitAsync(app.App.Address + await FillAsync(address));
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);

        (await page.OverflowAsync()).ShouldBe(0);
        (await page.Locator("h1").CountAsync()).ShouldBe(1);
        (await page.HindrancesAsync()).ShouldBeEmpty();
        faults.ShouldBeEmpty();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_reader_of_chinese_gets_chinese()
    {
        var page = await browser.OpenAsync(360, language: "zh-CN");
        await page.VisitAsync(app.App.Address + "/unknown");

        (await page.Locator("h1").InnerTextAsync()).ShouldBe("未知");
        (await page.Locator("html").GetAttributeAsync("lang")).ShouldBe("zh-Hans");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Dark_follows_the_system_until_the_reader_chooses()
    {
        var page = await browser.OpenAsync(1440, ColorScheme.Dark);
        await page.VisitAsync(app.App.Address);
        await page.GetByRole(AriaRole.Button, new() { Name = "Light colours" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Dark colours" }).WaitForAsync();

        await page.VisitAsync(app.App.Address + "/groups");

        await page.GetByRole(AriaRole.Button, new() { Name = "Dark colours" }).WaitForAsync();
        await page.Context.CloseAsync();
    }

    private async Task<string> FillAsync(string address) => address switch
    {
        "/people/{id}" => $"/people/{await app.PersonIdAsync(IndexedApp.Obama)}",
        "/clusters/{id}" => $"/clusters/{await app.App.LargestClusterKeyAsync()}",
        "/people/{id}?tab=faces" => $"/people/{await app.PersonIdAsync(IndexedApp.Obama)}?tab=faces",
        "/photos/{id}" => $"/photos/{(await app.PhotoAsync(IndexedApp.Together)).Id}?album=group",
        _ => address,
    };
}
