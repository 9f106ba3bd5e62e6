using System.Net;
using System.Net.WebSockets;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Accounts;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace FaceGallery.Tests.Web.Accounts;

/// <summary>Open pages: whose they are, how many there may be, and when they end.</summary>
public sealed class CircuitTests : IAsyncLifetime
{
    private RunningApp _app = null!;
    private string _owner = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private AccountService AccountService => _app.Services.GetRequiredService<AccountService>();

    public async ValueTask InitializeAsync()
    {
        _app = await RunningApp.StartAsync(new TestLibrary());
        _owner = await RunningApp.SessionAsync(new Uri(_app.Address));
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task Another_sites_page_opens_none()
    {
        foreach (var (header, value) in ((string Header, string Value)[])
        [
            ("Origin", "https://elsewhere.example"),
            ("Origin", "http://127.0.0.1:1"),
            ("Origin", "null"),
            ("Sec-Fetch-Site", "same-site"),
        ])
        {
            using var browser = _app.Anonymous();
            browser.DefaultRequestHeaders.Add("Cookie", $"{AccessServices.SessionCookie}={_owner}");
            browser.DefaultRequestHeaders.Add(header, value);

            (await browser.PostAsync("/_blazor/negotiate?negotiateVersion=1", null, Stop)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
            await Should.ThrowAsync<WebSocketException>(() => CircuitClient.ConnectAsync(_app, _owner, (header, value)));
            await using var own = await CircuitClient.ConnectAsync(_app, _owner, ("Origin", _app.Address));
            (await own.StartAsync(_app)).ShouldNotBeNull();
        }
    }

    [Fact]
    public async Task A_token_opens_the_api_and_no_page()
    {
        using var script = _app.Client;

        (await script.GetAsync("/api/v1/status", Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await script.GetAsync("/openapi/v1.json", Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await script.GetAsync("/media/photos/1/thumb", Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await script.GetAsync("/settings", Stop)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await script.PostAsync("/_blazor/negotiate?negotiateVersion=1", null, Stop)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task One_belongs_to_who_opened_it()
    {
        await AccountService.CreateFriendAsync("Ben", "ben's password");
        var (ben, elsewhere) = (await Sessions.SignInAsync(_app.Address, "Ben", "ben's password"), await Sessions.SignInAsync(_app.Address, "owner", RunningApp.OwnerPassword));
        await using var page = await CircuitClient.ConnectAsync(_app, _owner);
        var secret = (await page.StartAsync(_app)).ShouldNotBeNull();
        await page.DisposeAsync();

        foreach (var session in new[] { ben, elsewhere })
        {
            await using var other = await CircuitClient.ConnectAsync(_app, session);
            (await other.ReconnectAsync(secret)).ShouldBeFalse();
        }

        await using var again = await CircuitClient.ConnectAsync(_app, _owner);
        (await again.ReconnectAsync(secret)).ShouldBeTrue();
    }

    [Fact]
    public async Task There_are_as_many_of_an_account_and_of_a_network_as_there_may_be()
    {
        await using var app = await RunningApp.StartAsync(new TestLibrary(("Access:PagesPerAccount", "2"), ("Access:PagesPerAddress", "3")));
        await app.Services.GetRequiredService<AccountService>().CreateFriendAsync("Ben", "ben's password");
        var (owner, ben) = (await RunningApp.SessionAsync(new Uri(app.Address)), await Sessions.SignInAsync(app.Address, "Ben", "ben's password"));

        (await OpenAsync(app, owner, owner, owner, ben, ben)).ShouldBe([true, true, false, true, false]);
    }

    [Fact]
    public async Task One_that_is_closed_makes_room_at_once()
    {
        await using var app = await RunningApp.StartAsync(new TestLibrary(("Access:PagesPerAccount", "1")));
        using var browser = await app.AsOwnerInBrowserAsync();
        var owner = await RunningApp.SessionAsync(new Uri(app.Address));
        await using var page = await CircuitClient.ConnectAsync(app, owner);
        var secret = (await page.StartAsync(app)).ShouldNotBeNull();
        (await OpenAsync(app, owner)).ShouldBe([false]);

        // As a browser sends it that tells nobody where it comes from.
        using var closing = new MultipartFormDataContent { { new StringContent(secret), "circuitId" } };
        browser.DefaultRequestHeaders.Add("Origin", "null");
        (await browser.PostAsync("/_blazor/disconnect", closing, Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await OpenAsync(app, owner)).ShouldBe([true]);
    }

    [Fact]
    public async Task Those_of_a_removed_friend_end_at_once()
    {
        await AccountService.CreateFriendAsync("Ben", "ben's password");
        var ben = await Sessions.SignInAsync(_app.Address, "Ben", "ben's password");
        await using var page = await CircuitClient.ConnectAsync(_app, ben);
        await page.StartAsync(_app);
        await using var idle = await CircuitClient.ConnectAsync(_app, ben);

        await AccountService.RemoveFriendAsync((await AccountService.FriendsAsync(Stop)).Single().Id, Stop);
        await page.ClosedAsync().WaitAsync(Waiting.Patience, Stop);
        (await idle.StartAsync(_app)).ShouldBeNull();
    }

    [Fact]
    public async Task Those_of_a_session_that_signs_out_end_at_once_and_others_go_on()
    {
        using var browser = _app.Anonymous();
        var phone = await Sessions.SignInAsync(_app.Address, "owner", RunningApp.OwnerPassword);
        await using var page = await CircuitClient.ConnectAsync(_app, phone);
        await page.StartAsync(_app);
        await using var desk = await CircuitClient.ConnectAsync(_app, _owner);
        var secret = (await desk.StartAsync(_app)).ShouldNotBeNull();
        browser.DefaultRequestHeaders.Add("Cookie", $"{AccessServices.SessionCookie}={phone}");

        await browser.PostFormAsync("/account", "/logout");
        await page.ClosedAsync().WaitAsync(Waiting.Patience, Stop);
        (await desk.ReconnectAsync(secret)).ShouldBeTrue();
    }

    [Fact]
    public async Task Those_of_nobody_end_when_not_everybody_may_look_any_more()
    {
        var rule = _app.Services.GetRequiredService<AnonymousBrowsingPolicy>();
        await rule.ChooseAsync(everybody: true, Stop);
        await using var page = await CircuitClient.ConnectAsync(_app, session: null);
        (await page.StartAsync(_app)).ShouldNotBeNull();

        await rule.ChooseAsync(everybody: false, Stop);
        await page.ClosedAsync().WaitAsync(Waiting.Patience, Stop);
    }

    /// <summary>One for each session, whose connection is lost at once.</summary>
    private static async Task<List<bool>> OpenAsync(RunningApp app, params string[] sessions)
    {
        var opened = new List<bool>();
        foreach (var session in sessions)
        {
            await using var page = await CircuitClient.ConnectAsync(app, session);
            opened.Add(await page.StartAsync(app) is not null);
        }

        return opened;
    }
}
