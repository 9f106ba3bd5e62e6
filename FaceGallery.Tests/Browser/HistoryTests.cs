using FaceGallery.Tests.Fixtures;
using Microsoft.Playwright;
using Shouldly;

namespace FaceGallery.Tests.Browser;

public sealed class HistoryTests(IndexedParty party, BrowserFixture browser)
{
    private const string Photo = "IMG_0002.jpg";

    [Fact]
    public async Task What_was_named_is_told_and_undone_also_after_a_restart()
    {
        var app = await party.StartAsync();
        var before = await app.FingerprintAsync();
        await NameAsync(app, Photo, "Barack");
        app = await app.RestartAsync();
        var page = await OpenAsync(app);
        await page.GetByRole(AriaRole.Heading, new() { Name = "Today" }).WaitForAsync();
        await page.GetByText("1 face named Barack, ").WaitForAsync();
        await Assertions.Expect(page.Locator(".by-day li img")).ToHaveCountAsync(1);

        await page.GetByRole(AriaRole.Button, new() { Name = "Undo: 1 face named Barack" }).ClickAsync();
        await page.Locator("li.undone").WaitForAsync();

        (await app.FingerprintAsync()).ShouldBe(before);
        (await page.GetByRole(AriaRole.Button, new() { Name = "Undo:" }).CountAsync()).ShouldBe(0);
        await page.Context.CloseAsync();
        await app.DisposeAsync();
    }

    [Fact]
    public async Task Where_later_changes_rest_on_one_they_are_listed_and_undone_with_it_when_wanted()
    {
        await using var app = await party.StartAsync();
        var person = await NameAsync(app, Photo, "Barack");
        (await app.SendAsync(HttpMethod.Patch, $"people/{person}", new { name = "Obama" })).EnsureSuccessStatusCode();
        var page = await OpenAsync(app);
        var undo = page.GetByRole(AriaRole.Button, new() { Name = "Undo: 1 face named Barack" });

        await undo.ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByText("Renamed: Barack → Obama").WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Leave as is" }).ClickAsync();
        (await app.ListAsync("people")).Single().Text("name").ShouldBe("Obama");

        await undo.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo all" }).ClickAsync();
        await Assertions.Expect(page.Locator("li.undone")).ToHaveCountAsync(2);
        (await app.ListAsync("people")).ShouldBeEmpty();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task What_is_told_of_a_forgotten_person_can_be_removed_for_good()
    {
        await using var app = await party.StartAsync();
        var person = await NameAsync(app, Photo, "Barack");
        (await app.SendAsync(HttpMethod.Delete, $"people/{person}")).EnsureSuccessStatusCode();
        var page = await OpenAsync(app);

        await page.GetByRole(AriaRole.Button, new() { Name = "Remove for good: Barack forgotten" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Remove for good" }).ClickAsync();

        await page.HeadingAsync("No changes yet");
        (await app.ListAsync("changes")).ShouldBeEmpty();
        await page.Context.CloseAsync();
    }

    /// <returns>The person's id.</returns>
    private static async Task<string> NameAsync(RunningApp app, string photo, string name) =>
        (await app.ChangeAsync("faces/name", new { faceIds = new[] { (await app.FacesByPhotoAsync())[photo].First() }, name })).Text("personId");

    private async Task<IPage> OpenAsync(RunningApp app)
    {
        var page = await browser.OpenAsync(1440);
        await page.VisitAsync(app.Address + "/history");
        return page;
    }
}
