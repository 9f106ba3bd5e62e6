using System.Security.Claims;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Accounts;
using FaceGallery.Web.Events;
using FaceGallery.Web.Proposals;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Shouldly;

namespace FaceGallery.Tests.Browser;

/// <summary>A friend who is signed in sees a wrong name.</summary>
public sealed class FriendReportTests(IndexedApp app, BrowserFixture browser) : IClassFixture<IndexedApp>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_friend_says_that_a_face_is_somebody_else_and_the_owner_agrees_and_undoes_it()
    {
        await app.App.Services.GetRequiredService<AccountService>().CreateFriendAsync("Ben", "ben's password");
        var photo = (await app.PhotoAsync(IndexedApp.Together)).Id;
        var page = await browser.OpenGuestAsync(390);
        await page.Context.AddCookiesAsync([new() { Name = AccessServices.SessionCookie, Value = await Sessions.SignInAsync(app.App.Address, "Ben", "ben's password"), Url = app.App.Address }]);
        await page.VisitAnonymouslyAsync($"{app.App.Address}/photos/{photo}");

        await page.Locator(".box", new() { HasText = IndexedApp.Musk }).ClickAsync();
        var (sheet, close) = ((await page.Locator(".sheet").BoundingBoxAsync())!, (await page.Locator(".sheet").GetByRole(AriaRole.Button, new() { Name = "Close" }).BoundingBoxAsync())!);
        (sheet.X + sheet.Width - close.X - close.Width).ShouldBeLessThan(20, "the cross is at the edge");
        await page.GetByRole(AriaRole.Button, new() { Name = $"Not {IndexedApp.Musk}" }).ClickAsync();
        await page.GetByText("Thank you. The owner will decide.").WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = $"Not {IndexedApp.Musk}" }).ClickAsync();
        await page.VisitAnonymouslyAsync(page.Url);
        await page.Locator(".box", new() { HasText = IndexedApp.Musk }).ClickAsync();
        await page.GetByText("Thank you. The owner will decide.").WaitForAsync();
        (await app.App.AlbumAsync(IndexedApp.Musk)).ShouldContain(IndexedApp.Together);

        var owner = await browser.OpenAsync(390);
        await owner.VisitAsync(app.App.Address + "/review");
        await owner.GetByText($"Ben says this isn’t {IndexedApp.Musk}.").WaitForAsync();
        await owner.GetByRole(AriaRole.Button, new() { Name = $"Right, not {IndexedApp.Musk}" }).ClickAsync();
        await owner.GetByRole(AriaRole.Button, new() { Name = "Undo" }).First.WaitForAsync();
        (await app.App.AlbumAsync(IndexedApp.Musk)).ShouldNotContain(IndexedApp.Together);
        await app.App.ChangeAsync($"changes/{(await app.App.ListAsync("changes"))[0].Text("id")}/undo");
        (await app.App.AlbumAsync(IndexedApp.Musk)).ShouldContain(IndexedApp.Together);
        await owner.GetByText($"Ben says this isn’t {IndexedApp.Musk}.").WaitForAsync();

        await app.App.UseAsync((PhotoHiding hiding) => hiding.HideAsync([photo], isHidden: true, Stop));
        await page.HeadingAsync("This photo is no longer shown");
        await app.App.UseAsync((PhotoHiding hiding) => hiding.HideAsync([photo], isHidden: false, Stop));
    }

    [Fact]
    public async Task A_friend_hands_the_picture_itself_to_the_phone_which_may_want_to_be_asked_once_more()
    {
        await app.App.Services.GetRequiredService<AccountService>().CreateFriendAsync("Zoë", "zoë's password");
        var page = await browser.OpenGuestAsync(390);
        await page.Context.AddCookiesAsync([new() { Name = AccessServices.SessionCookie, Value = await Sessions.SignInAsync(app.App.Address, "Zoë", "zoë's password"), Url = app.App.Address }]);
        await page.AddInitScriptAsync("let asked = 0; navigator.canShare = () => true; navigator.share = async sent => { if (asked++ === 0) { throw new DOMException('', 'NotAllowedError'); } document.documentElement.dataset.sent = sent.files.map(file => `${file.name} ${file.type}`); };");
        await page.VisitAnonymouslyAsync($"{app.App.Address}/photos/{(await app.PhotoAsync(IndexedApp.Together)).Id}");

        await SendAsync();
        await page.GetByText("The picture is ready.").WaitForAsync();
        await SendAsync();
        await page.Locator($"html[data-sent='{IndexedApp.Together} image/jpeg']").WaitForAsync();
        await page.Context.CloseAsync();

        async Task SendAsync()
        {
            await page.GetByRole(AriaRole.Button, new() { Name = "More for this photo" }).ClickAsync();
            await page.GetByText("Send or save", new() { Exact = true }).ClickAsync();
        }
    }

    [Fact]
    public async Task Of_what_a_friend_does_not_see_or_the_owner_does_not_ask_nothing_is_said()
    {
        var face = (await app.PhotoAsync(IndexedApp.Alone)).Faces.Single().Id;
        (await ReportAsync(role: null)).ShouldBe(ProposalOutcome.Meaningless);
        (await ReportAsync(Policies.Owner)).ShouldBe(ProposalOutcome.Meaningless);
        var obama = await app.PersonIdAsync(IndexedApp.Obama);
        await app.App.SendAsync(HttpMethod.Patch, $"people/{obama}", new { @private = true });
        (await ReportAsync("Friend")).ShouldBe(ProposalOutcome.NotShown);

        await app.App.SendAsync(HttpMethod.Patch, $"people/{obama}", new { @private = false });
        (await ReportAsync("Friend")).ShouldBe(ProposalOutcome.Stored);
        (await ReportAsync("Friend")).ShouldBe(ProposalOutcome.SaidAlready);

        async Task<ProposalOutcome> ReportAsync(string? role)
        {
            var user = new ClaimsIdentity([new(ClaimTypes.Name, "Ben"), new(ClaimTypes.Role, role ?? "")], "test");
            await using var scope = app.App.Services.CreateAsyncScope().Of(new ClaimsPrincipal(user));
            return await scope.ServiceProvider.GetRequiredService<FriendReports>().NotThemAsync(face, Stop);
        }
    }
}
