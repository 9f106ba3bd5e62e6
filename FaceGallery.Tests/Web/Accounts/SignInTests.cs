using System.Globalization;
using System.Net;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Accounts;
using FaceGallery.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace FaceGallery.Tests.Web.Accounts;

/// <summary>Getting in, and out again.</summary>
public sealed class SignInTests : IAsyncLifetime
{
    private RunningApp _app = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _app = await RunningApp.StartAsync(new TestLibrary());

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task Whoever_asks_for_a_page_signs_in_and_is_led_to_it()
    {
        using var browser = _app.Anonymous();
        var asked = await browser.GetAsync("/people/3?show=all", Stop);
        asked.Headers.Location!.PathAndQuery.ShouldBe("/login?returnUrl=%2Fpeople%2F3%3Fshow%3Dall");

        var answer = await SignInAsync(browser, "owner", RunningApp.OwnerPassword, "/people/3?show=all");
        answer.Headers.Location!.ToString().ShouldBe("/people/3?show=all");
    }

    [Fact]
    public async Task Nobody_is_led_elsewhere()
    {
        foreach (var returnUrl in (string[])
        [
            "https://elsewhere.example/",
            "//elsewhere.example/",
            "/\\elsewhere.example",
            "javascript:alert(1)",
            "/\t/elsewhere.example",
        ])
        {
            using var browser = _app.Anonymous();

            (await SignInAsync(browser, "owner", RunningApp.OwnerPassword, returnUrl)).Headers.Location!.ToString().ShouldBe("/");
        }
    }

    [Fact]
    public async Task Machines_get_a_status_and_no_page()
    {
        foreach (var address in (string[])["/api/v1/status", "/api/v1/shares", "/openapi/v1.json", "/media/photos/1/original", "/media/faces/1"])
        {
            using var browser = _app.Anonymous();
            (await browser.GetAsync(address, Stop)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);

            browser.DefaultRequestHeaders.Authorization = new("Bearer", "fg_nonsense");
            (await browser.GetAsync(address, Stop)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        }
    }

    [Fact]
    public async Task A_wrong_name_is_answered_like_a_wrong_password()
    {
        using var browser = _app.Anonymous();
        var (name, password) = (await SignInAsync(browser, "nobody", "wrong"), await SignInAsync(browser, "owner", "wrong"));

        (name.StatusCode, password.StatusCode).ShouldBe((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized));
        (await name.Content.ReadAsStringAsync(Stop)).ShouldContain("Wrong name or password");
        (await password.Content.ReadAsStringAsync(Stop)).ShouldContain("Wrong name or password");

        // The name is still there, and not in the address.
        password.RequestMessage!.RequestUri!.Query.ShouldBe("?problem=wrong&returnUrl=");
        (await (await SignInAsync(browser, "Ben & Zoë", "wrong")).Content.ReadAsStringAsync(Stop)).ShouldContain("value=\"Ben &amp; Zo&#xEB;\"");
    }

    [Fact]
    public async Task After_a_few_wrong_passwords_not_even_the_right_one_is_looked_at_for_a_while()
    {
        using var browser = _app.Anonymous();
        for (var guess = 0; guess < 5; guess++)
        {
            (await SignInAsync(browser, "owner", $"guess {guess}")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        }

        var answer = await SignInAsync(browser, "owner", RunningApp.OwnerPassword);
        answer.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        answer.Headers.RetryAfter!.Delta!.Value.ShouldBeGreaterThan(TimeSpan.Zero);
        answer.RequestMessage!.Method.ShouldBe(HttpMethod.Get, "a page that answers a form would have to be sent again on the way back");
        (await answer.Content.ReadAsStringAsync(Stop)).ShouldMatch("Try again in 1[0-5] seconds\\.");
        (await browser.GetAsync("/login?problem=slow&wait=-4", Stop)).Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task Signing_out_everywhere_ends_every_session_at_once()
    {
        using var phone = _app.Anonymous();
        using var desk = _app.Anonymous();
        await SignInAsync(phone, "owner", RunningApp.OwnerPassword);
        await SignInAsync(desk, "owner", RunningApp.OwnerPassword);
        (await phone.GetAsync("/timeline", Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await desk.PostFormAsync("/account", "/account/sign-out-everywhere")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await phone.GetAsync("/timeline", Stop)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Who_was_signed_out_elsewhere_is_told_so_though_a_picture_of_the_page_asked_first()
    {
        using var phone = _app.Anonymous();
        using var desk = _app.Anonymous();
        await SignInAsync(phone, "owner", RunningApp.OwnerPassword);
        await SignInAsync(desk, "owner", RunningApp.OwnerPassword);
        await desk.PostFormAsync("/account", "/account/sign-out-everywhere");

        (await phone.GetAsync("/media/faces/1", Stop)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        var asked = (await phone.GetAsync("/timeline", Stop)).Headers.Location!;
        WebUtility.HtmlDecode(await phone.GetStringAsync(asked, Stop)).ShouldContain("You were signed out");
        (await phone.GetAsync("/timeline", Stop)).Headers.Location!.Query.ShouldBe("?returnUrl=%2Ftimeline", "it is said once");
    }

    [Fact]
    public async Task The_language_is_chosen_before_signing_in_and_the_way_on_is_kept()
    {
        using var browser = _app.Anonymous();
        var answer = await browser.PostFormAsync("/login?returnUrl=%2Ftimeline", "/login/language", ("language", "zh-Hans"), ("returnUrl", "/timeline"));

        var page = await browser.GetStringAsync(answer.Headers.Location, Stop);
        page.ShouldSatisfyAllConditions(() => page.ShouldContain("lang=\"zh-Hans\""), () => page.ShouldContain("name=\"returnUrl\" value=\"/timeline\""));
    }

    [Fact]
    public async Task Signing_out_ends_the_session_at_the_server_and_no_other()
    {
        using var desk = _app.Anonymous();
        await SignInAsync(desk, "owner", RunningApp.OwnerPassword);
        var phone = await Sessions.SignInAsync(_app.Address, "owner", RunningApp.OwnerPassword);
        using var copy = _app.Anonymous();
        copy.DefaultRequestHeaders.Add("Cookie", $"{AccessServices.SessionCookie}={phone}");

        await copy.PostFormAsync("/account", "/logout");
        (await copy.GetAsync("/timeline", Stop)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await copy.GetAsync("/api/v1/status", Stop)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await desk.GetAsync("/timeline", Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Each_session_is_listed_and_ended_by_its_account_alone()
    {
        await _app.Services.GetRequiredService<AccountService>().CreateFriendAsync("Ben", "ben's password");
        using var phone = _app.Anonymous();
        using var desk = _app.Anonymous();
        using var ben = _app.Anonymous();
        phone.DefaultRequestHeaders.Add("User-Agent", "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1");
        await SignInAsync(desk, "owner", RunningApp.OwnerPassword);
        await SignInAsync(phone, "owner", RunningApp.OwnerPassword);
        await SignInAsync(ben, "Ben", "ben's password");
        var list = await desk.GetStringAsync("/account", Stop);
        list.ShouldContain("Safari, iPhone");
        list.Split("last seen").Length.ShouldBe(2, "this browser is here now");
        (await ben.GetStringAsync("/account", Stop)).ShouldNotContain("Safari, iPhone");
        await using var context = await ContextAsync();
        var session = context.Sessions.Single(session => session.Browser == "Safari, iPhone").Id.ToString(CultureInfo.InvariantCulture);

        await ben.PostFormAsync("/account", "/account/sessions/end", ("session", session));
        (await phone.GetAsync("/timeline", Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await desk.PostFormAsync("/account", "/account/sessions/end", ("session", session));
        (await phone.GetAsync("/timeline", Stop)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Theory]
    [InlineData(91, 0)]
    [InlineData(31, 31)]
    public async Task A_session_ends_by_itself(int daysSinceSignIn, int daysSinceVisit)
    {
        using var browser = await _app.AsOwnerInBrowserAsync();
        (await browser.GetAsync("/timeline", Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await using var context = await ContextAsync();
        var now = context.Sessions.Single().CreatedAt;
        var (created, seen) = (now.AddDays(-daysSinceSignIn), now.AddDays(-daysSinceVisit));
        await context.Sessions.ExecuteUpdateAsync(set => set.SetProperty(session => session.CreatedAt, created).SetProperty(session => session.LastSeenAt, seen), Stop);
        (await browser.GetAsync("/timeline", Stop)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Who_gets_in_is_changed_after_the_password_was_typed_again()
    {
        using var browser = await _app.AsOwnerInBrowserAsync();
        (await browser.GetStringAsync("/settings", Stop)).ShouldContain("Make token");
        await using var context = await ContextAsync();
        var before = context.Sessions.Single().ConfirmedAt.AddMinutes(-11);
        await context.Sessions.ExecuteUpdateAsync(set => set.SetProperty(session => session.ConfirmedAt, before), Stop);

        var settings = await browser.GetStringAsync("/settings", Stop);
        settings.ShouldNotContain("Make token");
        settings.ShouldNotContain("Anyone on the network");
        settings.ShouldContain("account/confirm?returnUrl=%2Fsettings%23guarded");
        (await ConfirmAsync("wrong")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await browser.GetStringAsync("/settings", Stop)).ShouldNotContain("Make token");
        (await ConfirmAsync(RunningApp.OwnerPassword)).Headers.Location!.ToString().ShouldBe("/settings");
        (await browser.GetStringAsync("/settings", Stop)).ShouldContain("Make token");

        Task<HttpResponseMessage> ConfirmAsync(string password) =>
            browser.PostFormAsync("/account/confirm", "/account/confirm", ("password", password), ("returnUrl", "/settings"));
    }

    [Fact]
    public async Task A_changed_password_ends_other_sessions_and_keeps_this_one()
    {
        using var phone = _app.Anonymous();
        using var desk = _app.Anonymous();
        await SignInAsync(phone, "owner", RunningApp.OwnerPassword);
        await SignInAsync(desk, "owner", RunningApp.OwnerPassword);
        (await ChangeAsync(desk, "wrong", "new password")).ShouldContain("problem=WrongPassword");
        (await desk.GetStringAsync("/account?problem=slow&wait=600", Stop)).ShouldContain("Try again in 10 minutes.");

        (await ChangeAsync(desk, RunningApp.OwnerPassword, "new password")).ShouldContain("done=password");
        (await desk.GetAsync("/timeline", Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await phone.GetAsync("/timeline", Stop)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await Sessions.SignInAsync(_app.Address, "owner", "new password")).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_form_that_lay_open_too_long_is_asked_again()
    {
        using var browser = _app.Anonymous();
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("name", "owner"), KeyValuePair.Create("password", RunningApp.OwnerPassword)]);

        var answer = await browser.GetAsync((await browser.PostAsync("/login", form, Stop)).Headers.Location, Stop);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync(Stop)).ShouldContain("was open too long");
    }

    [Fact]
    public async Task A_script_changes_things_with_a_token_and_without_any_form()
    {
        (await _app.SendAsync(HttpMethod.Post, "index")).StatusCode.ShouldBe(HttpStatusCode.Accepted);
        await _app.Services.GetRequiredService<ApiTokens>().RevokeAsync((await _app.Services.GetRequiredService<ApiTokens>().ListAsync(Stop))[0].Name, Stop);
        (await _app.SendAsync(HttpMethod.Post, "index")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    private static Task<HttpResponseMessage> SignInAsync(HttpClient browser, string name, string password, string returnUrl = "") =>
        browser.PostFormAsync("/login", "/login", ("name", name), ("password", password), ("returnUrl", returnUrl));

    private Task<FaceGalleryDbContext> ContextAsync() => _app.Services.GetRequiredService<IDbContextFactory<FaceGalleryDbContext>>().CreateForOwnerAsync(Stop);

    private static async Task<string> ChangeAsync(HttpClient browser, string present, string next) =>
        (await browser.PostFormAsync("/account", "/account/password", ("present", present), ("password", next), ("again", next))).Headers.Location!.ToString();
}
