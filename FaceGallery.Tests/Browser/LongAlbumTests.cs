using FaceGallery.Tests.Fixtures;
using Shouldly;

namespace FaceGallery.Tests.Browser;

public sealed class LongAlbumTests(IndexedParty party, BrowserFixture browser) : IAsyncLifetime
{
    /// <summary>The address of a photo in the middle of the window, once it is there.</summary>
    private const string InSight = """
        () => [...document.querySelectorAll('.grid a')]
            .find(link => link.getBoundingClientRect().top > 200 && link.getBoundingClientRect().top < 500)?.getAttribute('href')
        """;

    private RunningApp _app = null!;

    public async ValueTask InitializeAsync() => _app = await party.StartAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task Coming_back_from_a_photo_finds_the_same_place_and_only_rows_in_sight_are_there()
    {
        var page = await browser.OpenAsync(360);
        await page.VisitAsync(_app.Address + "/timeline");
        await page.Locator(".grid a").First.WaitForAsync();
        (await page.Locator(".grid a").CountAsync()).ShouldBeLessThan(SharedFiles.PhotosBelow("party/Photos").Count() / 2);

        await page.EvaluateAsync("window.scrollTo(0, 3000)");
        var seen = await page.WaitForFunctionAsync(InSight);
        var href = await seen.JsonValueAsync<string>();
        await page.Locator($".grid a[href='{href}']").ClickAsync();
        await page.Locator(".stage img").First.WaitForAsync();
        await page.GoBackAsync();

        await page.WaitForFunctionAsync(
            "href => { const top = document.querySelector(`.grid a[href='${href}']`)?.getBoundingClientRect().top; return top >= 0 && top < innerHeight; }", href);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_page_comes_back_to_its_place_when_the_server_was_restarted()
    {
        var page = await browser.OpenAsync(360);
        await page.VisitAsync(_app.Address + "/timeline");
        await page.Locator(".grid a").First.WaitForAsync();
        await page.EvaluateAsync("() => { window.wasNotReloaded = true; scrollTo(0, 3000); }");
        await page.WaitForFunctionAsync(InSight);

        _app = await _app.RestartAsync();

        await page.WaitForFunctionAsync("() => !window.wasNotReloaded && scrollY > 2500");
        await page.WaitForFunctionAsync(InSight);
        await page.Context.CloseAsync();
    }
}
