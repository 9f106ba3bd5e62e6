using System.Net;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Accounts;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace FaceGallery.Tests.Web.Accounts;

/// <summary>An app that nobody owns yet.</summary>
public sealed class SetupTests : IAsyncLifetime
{
    private RunningApp _app = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _app = await RunningApp.StartAsync(new TestLibrary(), hasOwner: false);

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task Nothing_but_the_setup_is_served()
    {
        foreach (var address in (string[])["/", "/timeline", "/login", "/nothing"])
        {
            using var browser = _app.Anonymous();

            var answer = await browser.GetAsync(address, Stop);
            answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
            answer.Headers.Location!.ToString().ShouldBe("/setup");
        }
    }

    [Fact]
    public async Task Machines_are_told_so()
    {
        foreach (var (address, status) in ((string Address, HttpStatusCode Status)[])
        [
            ("/api/v1/status", HttpStatusCode.Unauthorized),
            ("/media/photos/1/thumb", HttpStatusCode.Unauthorized),
            ("/_blazor", HttpStatusCode.Unauthorized),
            ("/health/ready", HttpStatusCode.OK),
            ("/guest.js", HttpStatusCode.OK),
            ("/share/abcdefghijklmnopqrstuv", HttpStatusCode.NotFound),
        ])
        {
            using var browser = _app.Anonymous();

            (await browser.GetAsync(address, Stop)).StatusCode.ShouldBe(status);
        }
    }

    [Fact]
    public async Task Whoever_sits_at_the_machine_becomes_the_owner_and_the_setup_is_closed_for_good()
    {
        using var browser = _app.Anonymous();
        var answer = await browser.PostFormAsync("/setup", "/setup", ("name", "Maria"), ("password", "ten letters and more"), ("again", "ten letters and more"));
        answer.Headers.GetValues("Set-Cookie").ShouldContain(cookie => cookie.StartsWith(AccessServices.SessionCookie) && cookie.Contains("samesite=strict") && cookie.Contains("httponly"));

        (await browser.GetAsync("/timeline", Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);

        // No account bears the name that setting up proposes.
        using var newcomer = _app.Anonymous();
        (await newcomer.GetStringAsync("/login", Stop)).ShouldNotContain("value=\"owner\"");
        (await browser.GetAsync("/setup", Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var another = _app.Anonymous();
        (await another.GetAsync("/setup", Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await _app.Services.GetRequiredService<AccountService>().CreateOwnerAsync("Eve", "ten letters and more", Stop)).ShouldBe(AccountProblem.HasOwner);
    }

    [Fact]
    public async Task What_is_wrong_is_said_and_nobody_is_made()
    {
        foreach (var (name, password, again, words) in ((string Name, string Password, string Again, string Words)[])
        [
            ("Maria", "short", "short", "at least 10"),
            ("Maria", "ten letters and more", "other letters than that", "The passwords don"),
            (" ", "ten letters and more", "ten letters and more", "Enter a name"),
        ])
        {
            using var browser = _app.Anonymous();

            var answer = await browser.PostFormAsync("/setup", "/setup", ("name", name), ("password", password), ("again", again));
            (await answer.Content.ReadAsStringAsync(Stop)).ShouldContain(words);
            (await _app.Services.GetRequiredService<AccountService>().HasOwnerAsync(Stop)).ShouldBeFalse();
        }
    }

    [Fact]
    public async Task From_another_machine_it_takes_the_code_that_the_server_printed()
    {
        using var elsewhere = _app.Anonymous();
        using var byName = _app.Anonymous();
        byName.DefaultRequestHeaders.Host = "nas.local";
        elsewhere.DefaultRequestHeaders.Add("X-Forwarded-For", "192.168.1.77");
        (await byName.GetStringAsync("/setup", Stop)).ShouldContain("Setup code");
        (string, string)[] fields = [("name", "owner"), ("password", "ten letters and more"), ("again", "ten letters and more")];

        (await elsewhere.PostFormAsync("/setup", "/setup", [.. fields, ("code", "0000-0000")])).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await elsewhere.PostFormAsync("/setup", "/setup", fields)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        var code = _app.Services.GetRequiredService<SetupCode>().Text;
        (await elsewhere.PostFormAsync("/setup", "/setup", [.. fields, ("code", code.ToLowerInvariant())])).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Whatever_something_passed_on_takes_the_code()
    {
        (string Header, string Value)[] signs =
        [
            ("X-Forwarded-For", "127.0.0.1"), ("X-Forwarded-Proto", "http"), ("X-Forwarded-Host", "localhost"), ("X-Original-For", "127.0.0.1"), ("Forwarded", "for=127.0.0.1"),
            ("Via", "1.1 proxy"), ("X-Real-IP", "127.0.0.1"), ("CF-Connecting-IP", "127.0.0.1"), ("True-Client-IP", "127.0.0.1"), ("Tailscale-User-Login", "somebody"),
            ("X-Whatever-Comes-Next", "1"), ("Host", "nas.local"), ("Host", "192.168.1.5"), ("Origin", "https://photos.example.org"), ("Referer", "https://photos.example.org/"),
        ];
        foreach (var (header, value) in signs)
        {
            using var browser = _app.Anonymous();
            browser.DefaultRequestHeaders.Add(header, value);
            (await browser.GetStringAsync("/setup", Stop)).ShouldContain("Setup code", customMessage: header);
        }

        using var proxy = _app.Anonymous();
        proxy.DefaultRequestHeaders.Add("Via", "1.1 proxy");
        var answer = await proxy.PostFormAsync("/setup", "/setup", ("name", "Eve"), ("password", "ten letters and more"), ("again", "ten letters and more"));
        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task So_does_what_speaks_as_nginx_does()
    {
        using var proxy = _app.Anonymous();
        (proxy.DefaultRequestVersion, proxy.DefaultVersionPolicy) = (HttpVersion.Version10, HttpVersionPolicy.RequestVersionExact);

        (await proxy.GetStringAsync("/setup", Stop)).ShouldContain("Setup code");
    }

    [Fact]
    public async Task And_so_does_every_request_where_a_proxy_is_configured()
    {
        await using var app = await RunningApp.StartAsync(new TestLibrary(("Proxy:Trusted:0", "192.168.1.2")), hasOwner: false);
        using var browser = app.Anonymous();

        (await browser.GetStringAsync("/setup", Stop)).ShouldContain("Setup code");
    }

    [Fact]
    public async Task A_token_that_was_made_on_the_server_works_before()
    {
        var token = await _app.Services.GetRequiredService<ApiTokens>().CreateAsync("script", Stop);
        using var script = _app.Anonymous();
        script.DefaultRequestHeaders.Authorization = new("Bearer", token);

        (await script.GetAsync("/api/v1/status", Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
