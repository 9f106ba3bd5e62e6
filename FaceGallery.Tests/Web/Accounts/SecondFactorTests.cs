using System.Net;
using System.Text.RegularExpressions;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Accounts;
using FaceGallery.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OtpNet;
using Shouldly;

namespace FaceGallery.Tests.Web.Accounts;

/// <summary>A code from a phone after the password.</summary>
public sealed partial class SecondFactorTests : IAsyncLifetime
{
    private const string Page = "/account/second-factor";

    private RunningApp _app = null!;
    private HttpClient _owner = null!;
    private DateTime _turnedOnAt;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _app = await RunningApp.StartAsync(new TestLibrary());
        _owner = _app.Anonymous();
        await SignInAsync(_owner);
    }

    public ValueTask DisposeAsync()
    {
        _owner.Dispose();
        return _app.DisposeAsync();
    }

    [Fact]
    public async Task The_password_alone_opens_nothing_and_a_code_opens_once()
    {
        using var phone = _app.Anonymous();
        await SignInAsync(phone);
        var (key, _) = await TurnOnAsync();
        (await phone.GetAsync("/timeline", Stop)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await _owner.GetAsync("/timeline", Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);

        using var browser = _app.Anonymous();
        var asked = await (await SignInAsync(browser)).Content.ReadAsStringAsync(Stop);
        (await browser.GetAsync("/timeline", Stop)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await SendCodeAsync(asked, "000000")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);

        // The code that switched it on is used up; the next one is good already, as clocks may differ.
        (await SendCodeAsync(asked, CodeOf(key, 0))).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        var opened = await SendCodeAsync(asked, CodeOf(key, 1));
        opened.Headers.Location!.ToString().ShouldBe("/timeline");
        opened.Headers.GetValues("Set-Cookie").ShouldContain(cookie => cookie.StartsWith(AccessServices.SessionCookie));
        (await SendCodeAsync(asked, CodeOf(key, 1))).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Each_recovery_code_opens_once_and_is_kept_as_a_hash()
    {
        var (key, codes) = await TurnOnAsync();
        codes.Count.ShouldBe(10);
        using var browser = _app.Anonymous();
        var asked = await (await SignInAsync(browser)).Content.ReadAsStringAsync(Stop);

        (await SendCodeAsync(asked, codes[3])).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await SendCodeAsync(asked, codes[3])).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await SendCodeAsync(asked, codes[4])).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await _owner.GetStringAsync(Page, Stop)).ShouldContain("Recovery codes left: 8");
        await using var context = await _app.Services.GetRequiredService<IDbContextFactory<FaceGalleryDbContext>>().CreateForOwnerAsync(Stop);
        var kept = string.Concat(await context.UserTokens.Select(token => token.Value).ToListAsync(Stop));
        kept.ShouldNotContain(key);
        codes.ShouldAllBe(code => !kept.Contains(code.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_knows_the_password_cannot_try_codes_for_ever()
    {
        await TurnOnAsync();
        using var guesser = _app.Anonymous();
        var answers = new List<HttpStatusCode>();
        for (var guess = 0; guess < 8; guess++)
        {
            // Giving the right password again and again must not help.
            var asked = await (await SignInAsync(guesser)).Content.ReadAsStringAsync(Stop);
            answers.Add((await SendCodeAsync(asked, $"00000{guess}")).StatusCode);
        }

        answers.Take(5).ShouldAllBe(answer => answer == HttpStatusCode.Unauthorized);
        answers[^1].ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task A_wrong_code_switches_nothing_on_and_no_ticket_is_anothers()
    {
        var page = await GetPageAsync();
        (await SwitchOnAsync(page, "123456")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await _owner.GetStringAsync(Page, Stop)).ShouldContain("Scan this");

        // The ticket of one form is none for another.
        using var browser = _app.Anonymous();
        (await browser.PostFormAsync("/login", "/login/code", ("ticket", page.Ticket), ("code", CodeOf(page.Key, 0)))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await browser.GetAsync("/timeline", Stop)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task It_is_switched_off_after_the_password_was_typed_again_or_with_a_new_password_at_the_server()
    {
        await TurnOnAsync();
        await using var context = await _app.Services.GetRequiredService<IDbContextFactory<FaceGalleryDbContext>>().CreateForOwnerAsync(Stop);
        var before = context.Sessions.OrderBy(session => session.Id).Last().ConfirmedAt.AddMinutes(-11);
        await context.Sessions.ExecuteUpdateAsync(set => set.SetProperty(session => session.ConfirmedAt, before), Stop);
        (await _owner.PostFormAsync("/account", Page + "/off")).Headers.Location!.ToString().ShouldStartWith("/account/confirm");
        (await context.Users.SingleAsync(Stop)).TwoFactorEnabled.ShouldBeTrue();

        await _owner.PostFormAsync("/account/confirm", "/account/confirm", ("password", RunningApp.OwnerPassword));
        await _owner.PostFormAsync(Page, Page + "/off");
        using var browser = _app.Anonymous();
        (await SignInAsync(browser)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        await TurnOnAsync();
        await _app.Services.GetRequiredService<AccountService>().SetPasswordAsync(id: null, "another password", Stop);
        (await Sessions.SignInAsync(_app.Address, "owner", "another password")).ShouldNotBeEmpty();
        (await context.UserTokens.CountAsync(token => token.LoginProvider.Contains("SecondFactor"), Stop)).ShouldBe(0);
    }

    /// <returns>The page that asks for the code, where there is one.</returns>
    private static async Task<HttpResponseMessage> SignInAsync(HttpClient browser)
    {
        var answer = await browser.PostFormAsync("/login", "/login", ("name", "owner"), ("password", RunningApp.OwnerPassword), ("returnUrl", "/timeline"));
        return answer.Headers.Location is { OriginalString: var page } && page.StartsWith("/login/code", StringComparison.Ordinal) ? await browser.GetAsync(page, Stop) : answer;
    }

    /// <param name="asked">The page that asks for the code.</param>
    private async Task<HttpResponseMessage> SendCodeAsync(string asked, string code)
    {
        using var browser = _app.Anonymous();
        browser.DefaultRequestHeaders.Add("Cookie", $"facegallery.ticket={TicketIn(asked)}");
        return await browser.PostFormAsync("/login", "/login/code", ("ticket", TicketIn(asked)), ("code", code), ("returnUrl", "/timeline"));
    }

    private async Task<(string Key, List<string> Codes)> TurnOnAsync()
    {
        _turnedOnAt = TimeProvider.System.GetUtcNow().UtcDateTime;
        var page = await GetPageAsync();
        var shown = await (await SwitchOnAsync(page, CodeOf(page.Key, 0))).Content.ReadAsStringAsync(Stop);
        return (page.Key, [.. RecoveryCode().Matches(shown).Select(code => code.Value)]);
    }

    private async Task<SetUp> GetPageAsync()
    {
        var html = await _owner.GetStringAsync(Page, Stop);
        return new SetUp(TicketIn(html), KeyShown().Match(html).Groups[1].Value.Replace(" ", "", StringComparison.Ordinal));
    }

    private Task<HttpResponseMessage> SwitchOnAsync(SetUp page, string code) => _owner.PostFormAsync(Page, Page, ("ticket", page.Ticket), ("code", code));

    /// <param name="steps">After the code by which it was switched on.</param>
    private string CodeOf(string key, int steps) => new Totp(Base32Encoding.ToBytes(key)).ComputeTotp(_turnedOnAt.AddSeconds(30 * steps));

    private static string TicketIn(string html) => WebUtility.HtmlDecode(TicketField().Match(html).Groups[1].Value);

    private sealed record SetUp(string Ticket, string Key);

    [GeneratedRegex("name=\"ticket\" value=\"([^\"]+)\"")]
    private static partial Regex TicketField();

    [GeneratedRegex("<code>([A-Z2-7 ]+)</code>")]
    private static partial Regex KeyShown();

    [GeneratedRegex(@"\b\d{5} \d{5} \d{5} \d{5}\b")]
    private static partial Regex RecoveryCode();
}
