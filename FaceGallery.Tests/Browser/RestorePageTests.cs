using FaceGallery.Tests.Fixtures;
using Microsoft.Playwright;
using Shouldly;

namespace FaceGallery.Tests.Browser;

public sealed class RestorePageTests(BrowserFixture browser)
{
    [Fact]
    public async Task A_backup_is_restored_after_it_was_said_what_would_be_gone_and_the_page_comes_back()
    {
        var library = new TestLibrary();
        library.AddPhoto("nofaces/hardanimal_n01622779_great_grey_owl.jpg");
        var app = await RunningApp.StartAsync(library);
        await app.WaitUntilIndexedAsync();
        var page = await browser.OpenAsync(390);
        await page.VisitAsync(app.Address + "/albums");
        await app.ChangeAsync("backups");
        await app.ChangeAsync("albums", new { name = "Later" });
        await page.VisitAsync(app.Address + "/backups");

        var restore = page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Restore the backup of") });
        (await restore.BoundingBoxAsync())!.Height.ShouldBeLessThan(40, "the word stays whole");
        await restore.ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByText("gone: 1 change, 0 links").WaitForAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Restore" }).ClickAsync();
        await app.WaitForStopAsync();
        app = await app.RestartAsync();

        await Assertions.Expect(page.GetByText("before another was restored")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("Restored. What was there before")).ToBeVisibleAsync();
        await page.VisitAsync(app.Address + "/albums");
        await page.HeadingAsync("Albums");
        await Assertions.Expect(page.GetByText("Later")).ToHaveCountAsync(0);
        await page.Context.CloseAsync();
        await app.DisposeAsync();
    }
}
