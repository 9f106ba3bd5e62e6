using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Accounts;
using FaceGallery.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Shouldly;

namespace FaceGallery.Tests.Browser;

/// <summary>Pages that are open while it changes who may have them open.</summary>
public sealed class OpenPagesTests(BrowserFixture browser)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_friend_who_is_removed_is_led_to_the_sign_in_at_once()
    {
        await using var app = await RunningApp.StartAsync(new TestLibrary());
        var accounts = app.Services.GetRequiredService<AccountService>();
        var page = await OpenAsFriendAsync(app);
        await page.VisitAnonymouslyAsync(app.Address + "/timeline");

        await accounts.RemoveFriendAsync((await accounts.FriendsAsync(Stop)).Single().Id, Stop);
        await page.HeadingAsync("Sign in");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_page_goes_on_in_no_other_session_than_its_own()
    {
        await using var app = await RunningApp.StartAsync(new TestLibrary());
        using var owner = await app.AsOwnerInBrowserAsync();
        var page = await OpenAsFriendAsync(app);
        await page.RouteAsync("**/timeline", async route => await route.FulfillAsync(new() { ContentType = "text/html", Body = await owner.GetStringAsync("/timeline", Stop) }));

        await page.GotoAsync(app.Address + "/timeline");
        await page.HeadingAsync("This page is out of date");
        await page.UnrouteAllAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Reload" }).ClickAsync();
        await page.Locator(".page:not(.prerendered)").WaitForAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_page_too_many_says_so_and_goes_on_when_another_is_closed()
    {
        await using var app = await RunningApp.StartAsync(new TestLibrary(("Access:PagesPerAccount", "1")));
        var first = await browser.OpenAsync(360);
        await first.VisitAsync(app.Address + "/timeline");
        var second = await first.Context.NewPageAsync();

        await second.GotoAsync(app.Address + "/timeline");
        await second.GetByText("Too many pages are open").WaitForAsync();
        await first.CloseAsync(new() { RunBeforeUnload = true });
        await second.Locator(".page:not(.prerendered)").WaitForAsync();
        (await second.GetByText("Too many pages are open").CountAsync()).ShouldBe(0);
        await second.Context.CloseAsync();
    }

    [Fact]
    public async Task A_page_that_was_left_open_makes_no_token_before_the_password_is_typed_again()
    {
        await using var app = await RunningApp.StartAsync(new TestLibrary());
        var page = await browser.OpenAsync(1440);
        await page.VisitAsync(app.Address + "/settings");
        await page.GetByLabel("Purpose").FillAsync("stolen");
        await using var context = await app.Services.GetRequiredService<IDbContextFactory<FaceGalleryDbContext>>().CreateForOwnerAsync(Stop);
        var before = context.Sessions.Single().ConfirmedAt.AddMinutes(-11);
        await context.Sessions.ExecuteUpdateAsync(set => set.SetProperty(session => session.ConfirmedAt, before), Stop);

        await page.GetByRole(AriaRole.Button, new() { Name = "Make token" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Enter password" }).WaitForAsync();

        // Nor is it asked for in each of the cards.
        await page.VisitAsync(app.Address + "/settings");
        await page.GetByRole(AriaRole.Heading, new() { Name = "Access and all other settings" }).WaitForAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Enter password" }).ClickAsync();

        // The settings have a field of that name, too.
        await page.HeadingAsync("Enter your password");
        await page.GetByLabel("Password").FillAsync(RunningApp.OwnerPassword);
        await page.GetByRole(AriaRole.Button, new() { Name = "Confirm" }).ClickAsync();
        await page.Locator(".page:not(.prerendered)").WaitForAsync();
        (await app.Services.GetRequiredService<ApiTokens>().ListAsync(Stop)).ShouldNotContain(token => token.Name == "stolen");
        await page.GetByLabel("Purpose").FillAsync("mine");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make token" }).ClickAsync();
        await page.Locator("code").GetByText("fg_").WaitForAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task An_app_that_ended_is_not_held_by_pages_that_were_open()
    {
        var ended = await EndUnderOpenPageAsync();

        // Each time all other tests stand still.
        await Waiting.UntilAsync(
            () =>
            {
                GC.Collect();
                return Task.FromResult(!ended.IsAlive);
            },
            pause: TimeSpan.FromSeconds(2));
    }

    private async Task<WeakReference> EndUnderOpenPageAsync()
    {
        await using var app = await RunningApp.StartAsync(new TestLibrary());
        var page = await browser.OpenAsync(360);
        await page.VisitAsync(app.Address + "/timeline");
        return new WeakReference(app.Services);
    }

    private async Task<IPage> OpenAsFriendAsync(RunningApp app)
    {
        await app.Services.GetRequiredService<AccountService>().CreateFriendAsync("Ben", "ben's password");
        var page = await browser.OpenAsync(1440);
        await page.GotoAsync(app.Address);
        await page.GetByLabel("Name").FillAsync("Ben");
        await page.GetByLabel("Password").FillAsync("ben's password");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await page.Locator(".page:not(.prerendered)").WaitForAsync();
        return page;
    }
}
