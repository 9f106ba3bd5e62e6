using FaceGallery.Tests.Fixtures;
using Microsoft.Playwright;
using Shouldly;

namespace FaceGallery.Tests.Browser;

/// <summary>Setting how strict recognition is, over the party's photos with one face of each person named.</summary>
public sealed class TrustTests(IndexedParty party, BrowserFixture browser)
{
    [Fact]
    public async Task Another_threshold_is_tried_before_it_is_used_and_one_press_takes_it_back()
    {
        await using var app = await party.StartAsync();
        await app.NameOneFaceEachAsync();
        var before = await app.FingerprintAsync();
        var page = await browser.OpenAsync(360);
        await page.VisitAsync(app.Address + "/trust");
        await page.GetByText("and we can suggest a setting").WaitForAsync();

        await page.GetByRole(AriaRole.Slider, new() { Name = "How strict recognition is" }).FillAsync("0.7");
        await page.GetByText("would lose their name").WaitForAsync();
        (await page.Locator("figure, table").First.IsVisibleAsync()).ShouldBeFalse();
        await page.GetByText("Details", new() { Exact = true }).ClickAsync();
        (await page.Locator("figure, table").First.IsVisibleAsync()).ShouldBeTrue();
        (await page.OverflowAsync()).ShouldBe(0);
        (await app.FingerprintAsync()).ShouldBe(before);
        await page.GetByRole(AriaRole.Button, new() { Name = "Use 0.70" }).ClickAsync();

        await page.GetByText("You selected 0.70 here").WaitForAsync();
        (await app.FingerprintAsync()).ShouldNotBe(before);
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await page.GetByText("You selected 0.70 here").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        (await app.FingerprintAsync()).ShouldBe(before);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Two_people_who_are_one_are_found_and_put_together_after_asking()
    {
        await using var app = await party.StartAsync();
        var faces = await app.FacesByPhotoAsync();
        await app.ChangeAsync("faces/name", new { faceIds = faces["IMG_0002.jpg"], name = "Barack" });
        await app.ChangeAsync("faces/name", new { faceIds = faces["IMG_0003.jpg"], name = "Obama" });
        var page = await browser.OpenAsync(1440);
        await page.VisitAsync(app.Address + "/trust");

        var same = page.GetByRole(AriaRole.Button, new() { Name = "Same person" });
        await same.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep “Barack”" }).ClickAsync();

        await page.GetByText("Merged into Barack").WaitForAsync();
        (await app.ListAsync("people")).ShouldHaveSingleItem().Text("name").ShouldBe("Barack");
        await same.WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await page.Context.CloseAsync();
    }
}
