using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.History;
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
        (await page.Locator(".badge").First.InnerTextAsync()).ShouldBe(await WaitingAsync(app));
        await page.Mouse.ClickAsync(20, 600);
        await page.Locator("body:focus, main:focus").WaitForAsync();

        await page.PressAsync("y");
        await page.HeadingAsync(NothingLeft);
        await page.GetByText($"Named {UnsureParty.Single}").WaitForAsync();
        await app.ChangesAsync(1);
        (await app.AlbumAsync(UnsureParty.Single)).ShouldBe([UnsureParty.SinglePhoto]);
        await Assertions.Expect(page.Locator(".badge").First).ToHaveTextAsync(await WaitingAsync(app));

        await page.PressAsync("U");
        await page.HeadingAsync(IsThis);
        (await app.AlbumAsync(UnsureParty.Single)).ShouldBeEmpty();

        // Undone elsewhere, it is asked again, too, and nothing is left to undo here.
        await page.PressAsync("y");
        await page.HeadingAsync(NothingLeft);
        await app.ChangesAsync(2);
        await app.UseAsync(async (ChangeHistory history) => await history.UndoAsync((await history.LastAsync(TestContext.Current.CancellationToken))!.Id, withLater: false, TestContext.Current.CancellationToken));
        await page.HeadingAsync(IsThis);
        await Assertions.Expect(page.GetByText($"Named {UnsureParty.Single}")).ToHaveCountAsync(0);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task On_a_phone_who_several_faces_may_be_is_in_sight_above_the_answers()
    {
        await using var app = await party.StartUnsureAsync();
        var page = await OpenAsync(app, UnsureParty.Several, 390);

        var reference = await page.Locator("aside img").First.BoundingBoxAsync();
        (reference!.Y + reference.Height).ShouldBeLessThan((await page.Locator(".answers").BoundingBoxAsync())!.Y);
        reference.Y.ShouldBeLessThan((await page.Locator(".stage").BoundingBoxAsync())!.Y);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_no_by_a_swipe_is_remembered_after_a_scan_and_after_a_restart()
    {
        var app = await party.StartUnsureAsync();
        var page = await OpenAsync(app, UnsureParty.Single, 360);
        await page.HeadingAsync(IsThis);
        var asked = (await page.Locator(".stage img").BoundingBoxAsync())!;
        var known = (await page.Locator("aside img").First.BoundingBoxAsync())!;
        (known.Width, known.Height, known.Y).ShouldBe((asked.Width, asked.Height, asked.Y));
        asked.Width.ShouldBeGreaterThanOrEqualTo(160);

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

    /// <summary>How many questions there are, as the page without a person shows them.</summary>
    private static async Task<string> WaitingAsync(RunningApp app) => $"{(await app.ListAsync("review?take=500")).Count}";

    private async Task<IPage> OpenAsync(RunningApp app, string person, int width)
    {
        var page = await browser.OpenAsync(width);
        await page.VisitAsync($"{app.Address}/review?person={await app.PersonIdAsync(person)}");
        return page;
    }
}
