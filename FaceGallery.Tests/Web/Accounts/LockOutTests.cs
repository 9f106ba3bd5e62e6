using System.Net;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Accounts;
using FaceGallery.Web.Hosting;
using Shouldly;

namespace FaceGallery.Tests.Web.Accounts;

/// <summary>Those who guess passwords are held up, and hold up nobody else.</summary>
public sealed class LockOutTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Strangers_who_guess_lock_out_neither_the_owners_browser_nor_the_owners_network()
    {
        await using var app = await RunningApp.StartAsync(new TestLibrary(("Proxy:Trusted:0", "127.0.0.1")));
        using var browser = From(app, "192.168.1.5");
        (await SignInAsync(browser, RunningApp.OwnerPassword)).ShouldBe(HttpStatusCode.Redirect);
        await browser.PostFormAsync("/account", "/logout");
        for (var guess = 0; guess < 60; guess++)
        {
            using var stranger = From(app, $"203.0.113.{guess / 4}");
            await SignInAsync(stranger, $"guess {guess}");
        }

        using var elsewhere = From(app, "198.51.100.1");
        (await SignInAsync(elsewhere, RunningApp.OwnerPassword)).ShouldBe(HttpStatusCode.TooManyRequests);
        using var atHome = From(app, "::ffff:192.168.1.5");
        (await SignInAsync(atHome, RunningApp.OwnerPassword)).ShouldBe(HttpStatusCode.Redirect);
        MoveTo(browser, "198.51.100.2");
        (await SignInAsync(browser, RunningApp.OwnerPassword)).ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task A_guesser_waits_longer_each_time_and_then_a_quarter_of_an_hour()
    {
        var clock = new SetClock();
        using var attempts = new SignInAttempts(clock);
        var guesser = new SignInSource("owner", "203.0.113.5");
        var tried = 0;
        for (var second = 0; second < 24 * 60 * 60; second++, clock.Now += TimeSpan.FromSeconds(1))
        {
            tried += await attempts.TryAsync(guesser, () => Task.FromResult(false), Stop) is null ? 0 : 1;
        }

        tried.ShouldBeInRange(90, 115);
        attempts.WaitOf(guesser).ShouldBeInRange(TimeSpan.Zero, TimeSpan.FromMinutes(15));
    }

    [Fact]
    public async Task Many_addresses_of_one_household_are_one_and_many_networks_share_a_wait()
    {
        using var attempts = new SignInAttempts(new SetClock());
        var fromOneHouse = Enumerable.Range(1, 100).Select(host => Stranger($"2001:db8:1:2::{host:x}"));
        (await CountAsync(attempts, fromOneHouse)).ShouldBe(5);

        (await CountAsync(attempts, Enumerable.Range(1, 500).Select(net => Stranger($"2001:db8:2:{net:x}::1")))).ShouldBe(51 - 5);
        var known = Stranger("192.0.2.1") with { IsKnownNetwork = true };
        (await attempts.TryAsync(known, () => Task.FromResult(true), Stop)).ShouldBe(true);
    }

    [Fact]
    public async Task A_sender_has_a_short_queue_and_does_not_stand_in_the_way_of_others()
    {
        using var attempts = new SignInAttempts(new SetClock());
        var looking = new TaskCompletionSource<bool>();
        var many = Enumerable.Range(0, 20).Select(_ => attempts.TryAsync(Stranger("203.0.113.5"), () => looking.Task, Stop)).ToList();

        many.Count(attempt => attempt.IsCompletedSuccessfully).ShouldBe(15);
        (await attempts.TryAsync(Stranger("203.0.113.6"), () => Task.FromResult(true), Stop)).ShouldBe(true);
        looking.SetResult(true);
        await Task.WhenAll(many);
    }

    private static async Task<int> CountAsync(SignInAttempts attempts, IEnumerable<SignInSource> sources)
    {
        var tried = 0;
        foreach (var source in sources)
        {
            tried += await attempts.TryAsync(source, () => Task.FromResult(false), Stop) is null ? 0 : 1;
        }

        return tried;
    }

    private static SignInSource Stranger(string address) => new("owner", AddressNetwork.Of(IPAddress.Parse(address)));

    private static HttpClient From(RunningApp app, string address)
    {
        var browser = app.Anonymous();
        MoveTo(browser, address);
        return browser;
    }

    private static void MoveTo(HttpClient browser, string address)
    {
        browser.DefaultRequestHeaders.Remove("X-Forwarded-For");
        browser.DefaultRequestHeaders.Add("X-Forwarded-For", address.Contains(':', StringComparison.Ordinal) ? $"[{address}]" : address);
    }

    private static async Task<HttpStatusCode> SignInAsync(HttpClient browser, string password) =>
        (await browser.PostFormAsync("/login", "/login", ("name", "owner"), ("password", password))).StatusCode;
}
