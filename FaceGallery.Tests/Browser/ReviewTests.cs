using FaceGallery.Tests.Fixtures;
using Microsoft.Playwright;
using Shouldly;

namespace FaceGallery.Tests.Browser;

public sealed class ReviewTests(IndexedParty party, BrowserFixture browser)
{
    private const string IsThis = $"Is this {UnsureParty.Single}?";
    private const string NothingLeft = $"Nothing to check for {UnsureParty.Single}";

    [Fact]
    public async Task Yes_by_a_key_names_the_face_and_undo_asks_again()
    {
        await using var app = await party.StartUnsureAsync();
        var page = await OpenAsync(app, UnsureParty.Single, 1440);
        await page.HeadingAsync(IsThis);
        await page.Mouse.ClickAsync(20, 600);
        await page.Locator("body:focus, main:focus").WaitForAsync();

        await page.PressAsync("y");
        await page.HeadingAsync(NothingLeft);
        await page.GetByText($"Named {UnsureParty.Single}").WaitForAsync();
        await app.ChangesAsync(1);
        (await app.AlbumAsync(UnsureParty.Single)).ShouldBe([UnsureParty.SinglePhoto]);

        await page.PressAsync("U");
        await page.HeadingAsync(IsThis);
        (await app.AlbumAsync(UnsureParty.Single)).ShouldBeEmpty();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_no_by_a_swipe_is_remembered_after_a_scan_and_after_a_restart()
    {
        var app = await party.StartUnsureAsync();
        var page = await OpenAsync(app, UnsureParty.Single, 360);
        await page.HeadingAsync(IsThis);
        (await page.Locator(".stage img").BoundingBoxAsync())!.Width.ShouldBeGreaterThanOrEqualTo(220);

        await page.SwipeAsync(from: 280, to: 80);
        await page.HeadingAsync(NothingLeft);
        await app.ChangesAsync(1);
        (await app.SendAsync(HttpMethod.Post, "index")).EnsureSuccessStatusCode();
        await app.WaitUntilIndexedAsync();
        app = await app.RestartAsync();
        page = await OpenAsync(app, UnsureParty.Single, 360);

        await page.HeadingAsync(NothingLeft);
        await page.Context.CloseAsync();
        await app.DisposeAsync();
    }

    [Fact]
    public async Task Of_faces_asked_about_together_the_one_left_out_is_nobody_of_that_name_for_ever()
    {
        await using var app = await party.StartUnsureAsync();
        var faces = (await app.ListAsync($"review?person={await app.PersonIdAsync(UnsureParty.Several)}"))[0].Texts("faceIds");
        var page = await OpenAsync(app, UnsureParty.Several, 360);
        await page.HeadingAsync($"Are these {faces.Length} {UnsureParty.Several}?");
        var tiles = page.Locator("button[aria-pressed='true']");
        (await tiles.CountAsync()).ShouldBe(faces.Length);

        await tiles.First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = $"Yes, these {faces.Length - 1}" }).ClickAsync();
        await app.ChangesAsync(2);

        (await app.AlbumAsync(UnsureParty.Several)).Count.ShouldBe(faces.Length - 1);
        (await app.ListAsync("review?take=500")).SelectMany(question => question.Texts("faceIds")).ShouldNotContain(id => faces.Contains(id));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Somebody_else_is_named_by_typing()
    {
        await using var app = await party.StartUnsureAsync();
        var page = await OpenAsync(app, UnsureParty.Single, 1440);
        await page.HeadingAsync(IsThis);

        await page.PressAsync("e");
        await page.Locator("input:focus").WaitForAsync();
        await page.Keyboard.TypeAsync("Lynn");
        await page.Keyboard.PressAsync("Enter");
        await page.HeadingAsync(NothingLeft);
        await app.ChangesAsync(1);

        (await app.AlbumAsync("Lynn")).ShouldBe([UnsureParty.SinglePhoto]);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_skipped_question_waits_until_it_is_asked_for_and_one_answered_elsewhere_goes_quietly()
    {
        await using var app = await party.StartUnsureAsync();
        var question = (await app.ListAsync($"review?person={await app.PersonIdAsync(UnsureParty.Single)}"))[0];
        var page = await OpenAsync(app, UnsureParty.Single, 1440);
        await page.HeadingAsync(IsThis);
        await page.GetByText("1 of 1").WaitForAsync();
        await page.PressAsync("p");
        await page.Locator(".frame .box").WaitForAsync();

        await page.PressAsync("s");
        await page.HeadingAsync(NothingLeft);
        await page.GetByRole(AriaRole.Button, new() { Name = "Ask me again" }).ClickAsync();
        await page.HeadingAsync(IsThis);
        await app.ChangeAsync("faces/reject", new { faceIds = question.Texts("faceIds") });

        await page.HeadingAsync(NothingLeft);
        await page.Context.CloseAsync();
    }

    private async Task<IPage> OpenAsync(RunningApp app, string person, int width)
    {
        var page = await browser.OpenAsync(width);
        await page.VisitAsync($"{app.Address}/review?person={await app.PersonIdAsync(person)}");
        return page;
    }
}
