using System.Net;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Access;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace FaceGallery.Tests.Web.Access;

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

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example/")]
    [InlineData("/\\elsewhere.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/\t/elsewhere.example")]
    public async Task Nobody_is_led_elsewhere(string returnUrl)
    {
        using var browser = _app.Anonymous();

        (await SignInAsync(browser, "owner", RunningApp.OwnerPassword, returnUrl)).Headers.Location!.ToString().ShouldBe("/");
    }

    [Theory]
    [InlineData("/api/v1/status")]
    [InlineData("/api/v1/shares")]
    [InlineData("/openapi/v1.json")]
    [InlineData("/media/photos/1/original")]
    [InlineData("/media/faces/1")]
    public async Task Machines_get_a_status_and_no_page(string address)
    {
        using var browser = _app.Anonymous();
        (await browser.GetAsync(address, Stop)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);

        browser.DefaultRequestHeaders.Authorization = new("Bearer", "fg_nonsense");
        (await browser.GetAsync(address, Stop)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_wrong_name_is_answered_like_a_wrong_password()
    {
        using var browser = _app.Anonymous();
        var (name, password) = (await SignInAsync(browser, "nobody", "wrong"), await SignInAsync(browser, "owner", "wrong"));

        (name.StatusCode, password.StatusCode).ShouldBe((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized));
        (await name.Content.ReadAsStringAsync(Stop)).ShouldContain("Name or password is wrong");
        (await password.Content.ReadAsStringAsync(Stop)).ShouldContain("Name or password is wrong");
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_the_account_and_ten_slow_the_guesser()
    {
        using var browser = _app.Anonymous();
        for (var guess = 0; guess < 5; guess++)
        {
            await SignInAsync(browser, "owner", $"guess {guess}");
        }

        (await (await SignInAsync(browser, "owner", RunningApp.OwnerPassword)).Content.ReadAsStringAsync(Stop)).ShouldContain("Name or password is wrong");
        for (var guess = 0; guess < 5; guess++)
        {
            await SignInAsync(browser, "somebody", $"guess {guess}");
        }

        (await SignInAsync(browser, "somebody", "one more")).StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
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
    public async Task A_changed_password_ends_other_sessions_and_keeps_this_one()
    {
        using var phone = _app.Anonymous();
        using var desk = _app.Anonymous();
        await SignInAsync(phone, "owner", RunningApp.OwnerPassword);
        await SignInAsync(desk, "owner", RunningApp.OwnerPassword);
        (await ChangeAsync(desk, "wrong", "new password")).ShouldContain("problem=WrongPassword");

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

        var answer = await browser.PostAsync("/login", form, Stop);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync(Stop)).ShouldContain("lay open too long");
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

    private static async Task<string> ChangeAsync(HttpClient browser, string present, string next) =>
        (await browser.PostFormAsync("/account", "/account/password", ("present", present), ("password", next), ("again", next))).Headers.Location!.ToString();
}
