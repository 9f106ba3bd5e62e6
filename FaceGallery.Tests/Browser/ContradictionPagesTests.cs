using FaceGallery.Tests.Fixtures;
using Microsoft.Playwright;
using Shouldly;

namespace FaceGallery.Tests.Browser;

/// <summary>What goes against earlier words is asked about where it is said.</summary>
public sealed class ContradictionPagesTests(IndexedParty party, BrowserFixture browser)
{
    [Theory]
    [InlineData(360)]
    [InlineData(1440)]
    public async Task Somebody_who_is_in_the_photo_already_is_asked_about_and_named_only_if_it_is_meant(int width)
    {
        await using var app = await party.StartAsync();
        var photo = (await app.ListAsync("photos?take=500&album=group")).First(photo => photo.GetProperty("faces").GetArrayLength() == 2);
        await app.ChangeAsync("faces/name", new { faceIds = new[] { photo.GetProperty("faces")[0].Text("id") }, name = "Ann" });
        var page = await browser.OpenAsync(width);
        await page.VisitAsync($"{app.Address}/photos/{photo.Text("id")}");
        var before = await app.FingerprintAsync();

        await SayAsync(page, "Ann");
        await page.Locator(".mud-dialog").GetByText("Ann is already named in this photo").WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await page.Locator(".mud-dialog").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        (await app.FingerprintAsync()).ShouldBe(before);

        await page.Locator(".sheet input").FillAsync("Ann");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save anyway" }).ClickAsync();
        await Assertions.Expect(page.Locator(".box.named")).ToHaveCountAsync(2);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_name_in_other_case_is_somebody_known_at_the_press_of_a_key()
    {
        await using var app = await party.StartAsync();
        var photos = await app.ListAsync("photos?take=500");
        await app.ChangeAsync("faces/name", new { faceIds = new[] { photos.Single(photo => photo.Text("path") == "IMG_0002.jpg").GetProperty("faces")[0].Text("id") }, name = "Ann Lee" });
        var other = photos.Single(photo => photo.Text("path") == "IMG_0013.jpg");
        var page = await browser.OpenAsync(1440);
        await page.VisitAsync($"{app.Address}/photos/{other.Text("id")}");

        await SayAsync(page, "annlee");
        await page.Locator(".mud-dialog").GetByText("Ann Lee already exists").WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Use Ann Lee" }).And(page.Locator(":focus")).WaitForAsync();
        await page.Keyboard.PressAsync("Enter");

        await page.Locator(".box.named").GetByText("Ann Lee").WaitForAsync();
        (await app.ListAsync("people")).ShouldHaveSingleItem().Text("name").ShouldBe("Ann Lee");
        await page.Context.CloseAsync();
    }

    private static async Task SayAsync(IPage page, string name)
    {
        await page.Locator(".box:not(.named)").First.ClickAsync();
        await page.Locator(".sheet input:focus").WaitForAsync();
        await page.Keyboard.TypeAsync(name);
        await page.Keyboard.PressAsync("Enter");
    }
}
