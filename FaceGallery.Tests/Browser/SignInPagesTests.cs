using System.Text.RegularExpressions;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Accounts;
using FaceGallery.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using OtpNet;
using Shouldly;

namespace FaceGallery.Tests.Browser;

/// <summary>Setting up, signing in and out in a browser.</summary>
public sealed class SignInPagesTests(BrowserFixture browser)
{
    [Fact]
    public async Task Whoever_typed_the_password_again_is_where_it_was_asked_for()
    {
        await using var app = await RunningApp.StartAsync(new TestLibrary());
        var page = await browser.OpenAsync(390);
        await page.VisitAsync(app.Address + "/settings");
        await using (var context = await app.Services.GetRequiredService<IDbContextFactory<FaceGalleryDbContext>>().CreateForOwnerAsync(TestContext.Current.CancellationToken))
        {
            await context.Sessions.ExecuteUpdateAsync(set => set.SetProperty(session => session.ConfirmedAt, session => session.ConfirmedAt.AddMinutes(-11)), TestContext.Current.CancellationToken);
        }

        await page.VisitAsync(app.Address + "/settings");
        await page.GetByRole(AriaRole.Link, new() { Name = "Enter password" }).ClickAsync();
        await page.GetByLabel("Password").FillAsync(RunningApp.OwnerPassword);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/settings#guarded$"));
        await page.Locator(".page:not(.prerendered)").WaitForAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Access: who can view" })).ToBeInViewportAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_newcomer_sets_it_up_on_a_phone_signs_out_and_in_again()
    {
        await using var app = await RunningApp.StartAsync(new TestLibrary(), hasOwner: false);
        var page = await browser.OpenAsync(360);
        await page.GotoAsync(app.Address);
        await page.HeadingAsync("Welcome to FaceGallery");
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync("eight letters");
        await page.GetByLabel("Password again").FillAsync("eight letters");
        await page.GetByRole(AriaRole.Button, new() { Name = "Create account" }).ClickAsync();
        await page.Locator(".page:not(.prerendered)").WaitForAsync();

        await page.VisitAnonymouslyAsync(app.Address + "/account");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out", Exact = true }).ClickAsync();
        await page.HeadingAsync("Sign in");
        await page.Context.ClearCookiesAsync();
        await page.GetByLabel("Password").FillAsync("eight letters");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await page.GetByText("The page was open too long").WaitForAsync();
        foreach (var password in new[] { "night letters", "eight letters" })
        {
            await page.GetByLabel("Password").FillAsync(password);
            await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
            await (password == "eight letters" ? page.Locator(".page:not(.prerendered)") : page.GetByText("Wrong name or password")).WaitForAsync();
        }

        // No form is to be sent again on the way back.
        await page.GoBackAsync();
        await page.Locator(".page:not(.prerendered)").WaitForAsync();
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData(false, 320, ColorScheme.Dark, "zh-CN")]
    [InlineData(false, 1440, ColorScheme.Light, "en-GB")]
    [InlineData(true, 320, ColorScheme.Dark, "zh-CN")]
    [InlineData(true, 1440, ColorScheme.Light, "en-GB")]
    public async Task The_first_page_fits_and_everybody_can_use_it(bool hasOwner, int width, ColorScheme scheme, string language)
    {
        await using var app = await RunningApp.StartAsync(new TestLibrary(), hasOwner: hasOwner);
        var page = await browser.OpenAsync(width, scheme, language);
        var faults = new List<string>();
        page.Console += (_, message) => faults.AddRange(message.Type == "error" ? [message.Text] : []);

        await page.GotoAsync(app.Address);
        (await page.OverflowAsync()).ShouldBe(0);
        (await page.HindrancesAsync()).ShouldBeEmpty();
        faults.ShouldBeEmpty();
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData(360, ColorScheme.Dark, "zh-CN", "开启", "登录")]
    [InlineData(1440, ColorScheme.Light, "en-GB", "Turn on", "Sign in")]
    public async Task A_phone_becomes_the_second_step_and_is_asked_for(int width, ColorScheme scheme, string language, string turnOn, string signIn)
    {
        await using var app = await RunningApp.StartAsync(new TestLibrary());
        var page = await browser.OpenAsync(width, scheme, language);
        await page.VisitAsync(app.Address + "/account");
        await FitsAsync(page);
        await page.GotoAsync(app.Address + "/account/second-factor");
        await FitsAsync(page);
        var key = new Totp(Base32Encoding.ToBytes((await page.Locator("code").InnerTextAsync()).Replace(" ", "", StringComparison.Ordinal)));
        await page.Locator("#code").FillAsync(key.ComputeTotp());
        await page.GetByRole(AriaRole.Button, new() { Name = turnOn }).ClickAsync();
        await page.Locator(".codes").WaitForAsync();
        await FitsAsync(page);
        var recovery = (await page.Locator(".codes").InnerTextAsync()).Split('\n')[0];

        await page.Context.ClearCookiesAsync();
        await page.GotoAsync(app.Address + "/timeline");
        await page.Locator("#password").FillAsync(RunningApp.OwnerPassword);
        await page.GetByRole(AriaRole.Button, new() { Name = signIn }).ClickAsync();
        await page.Locator("#code").FillAsync(recovery);
        await FitsAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = signIn }).ClickAsync();
        await page.Locator(".page:not(.prerendered)").WaitForAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_friend_looks_through_albums_and_finds_nothing_to_change()
    {
        var library = new TestLibrary();
        library.AddPortrait("party/People/Barack Obama.jpg");
        library.AddPhoto("party/Photos/IMG_0002.jpg");
        await using var app = await RunningApp.StartAsync(library);
        await app.WaitUntilIndexedAsync();
        await app.Services.GetRequiredService<AccountService>().CreateFriendAsync("Ben", "ben's password");
        var page = await browser.OpenAsync(360);
        await page.GotoAsync(app.Address);
        await page.GetByLabel("Name").FillAsync("Ben");
        await page.GetByLabel("Password").FillAsync("ben's password");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();

        await page.Locator(".page:not(.prerendered)").WaitForAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Barack Obama" }).ClickAsync();
        await page.HeadingAsync("Barack Obama");
        (await page.GetByRole(AriaRole.Button, new() { NameRegex = new("Actions for|New link") }).CountAsync()).ShouldBe(0);
        await page.GetByRole(AriaRole.Button, new() { Name = "Select all" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Region, new() { NameRegex = new("selected") }).GetByRole(AriaRole.Button)).ToHaveCountAsync(2);
        await page.GetByRole(AriaRole.Button, new() { Name = "Clear" }).ClickAsync();
        await page.Locator(".cell a").First.ClickAsync();
        await page.Locator(".box.named").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Not Barack Obama" }).WaitForAsync();
        (await page.Locator(".sheet").GetByRole(AriaRole.Button).CountAsync()).ShouldBe(2, "report and close");
        (await page.GetByText("Review", new() { Exact = true }).CountAsync()).ShouldBe(0);
        await page.Context.CloseAsync();
    }

    private static async Task FitsAsync(IPage page)
    {
        (await page.OverflowAsync()).ShouldBe(0);
        (await page.HindrancesAsync()).ShouldBeEmpty();
    }
}
