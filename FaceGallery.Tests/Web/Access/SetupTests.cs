using System.Net;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Access;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace FaceGallery.Tests.Web.Access;

/// <summary>An app that nobody owns yet.</summary>
public sealed class SetupTests : IAsyncLifetime
{
    private RunningApp _app = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _app = await RunningApp.StartAsync(new TestLibrary(), hasOwner: false);

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Theory]
    [InlineData("/")]
    [InlineData("/timeline")]
    [InlineData("/login")]
    [InlineData("/nothing")]
    public async Task Nothing_but_the_setup_is_served(string address)
    {
        using var browser = _app.Anonymous();

        var answer = await browser.GetAsync(address, Stop);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.Location!.ToString().ShouldBe("/setup");
    }

    [Theory]
    [InlineData("/api/v1/status", HttpStatusCode.Unauthorized)]
    [InlineData("/media/photos/1/thumb", HttpStatusCode.Unauthorized)]
    [InlineData("/_blazor", HttpStatusCode.Unauthorized)]
    [InlineData("/health/ready", HttpStatusCode.OK)]
    [InlineData("/guest.css", HttpStatusCode.OK)]
    [InlineData("/share/abcdefghijklmnopqrstuv", HttpStatusCode.NotFound)]
    public async Task Machines_are_told_so(string address, HttpStatusCode status)
    {
        using var browser = _app.Anonymous();

        (await browser.GetAsync(address, Stop)).StatusCode.ShouldBe(status);
    }

    [Fact]
    public async Task Whoever_sits_at_the_machine_becomes_the_owner_and_the_setup_is_closed_for_good()
    {
        using var browser = _app.Anonymous();
        var answer = await browser.PostFormAsync("/setup", "/setup", ("name", "Maria"), ("password", "eight letters"), ("again", "eight letters"));
        answer.Headers.GetValues("Set-Cookie").ShouldContain(cookie => cookie.StartsWith(AccessServices.SessionCookie) && cookie.Contains("samesite=strict") && cookie.Contains("httponly"));

        (await browser.GetAsync("/timeline", Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await browser.GetAsync("/setup", Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var another = _app.Anonymous();
        (await another.GetAsync("/setup", Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await _app.Services.GetRequiredService<Accounts>().CreateOwnerAsync("Eve", "eight letters", Stop)).ShouldBe(AccountProblem.HasOwner);
    }

    [Theory]
    [InlineData("Maria", "short", "short", "at least 8")]
    [InlineData("Maria", "eight letters", "seven letters", "not the same")]
    [InlineData(" ", "eight letters", "eight letters", "give a name")]
    public async Task What_is_wrong_is_said_and_nobody_is_made(string name, string password, string again, string words)
    {
        using var browser = _app.Anonymous();

        var answer = await browser.PostFormAsync("/setup", "/setup", ("name", name), ("password", password), ("again", again));
        (await answer.Content.ReadAsStringAsync(Stop)).ShouldContain(words);
        (await _app.Services.GetRequiredService<Accounts>().HasOwnerAsync(Stop)).ShouldBeFalse();
    }

    [Fact]
    public async Task From_another_machine_it_takes_the_code_that_the_server_printed()
    {
        using var elsewhere = _app.Anonymous();
        using var rebound = _app.Anonymous();
        rebound.DefaultRequestHeaders.Host = "evil.example";
        elsewhere.DefaultRequestHeaders.Add("X-Forwarded-For", "192.168.1.77");
        (await rebound.GetStringAsync("/setup", Stop)).ShouldContain("Setup code");
        (string, string)[] fields = [("name", "owner"), ("password", "eight letters"), ("again", "eight letters")];

        (await elsewhere.PostFormAsync("/setup", "/setup", [.. fields, ("code", "0000-0000")])).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await elsewhere.PostFormAsync("/setup", "/setup", fields)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        var code = _app.Services.GetRequiredService<SetupCode>().Text;
        (await elsewhere.PostFormAsync("/setup", "/setup", [.. fields, ("code", code.ToLowerInvariant())])).StatusCode.ShouldBe(HttpStatusCode.Redirect);
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
