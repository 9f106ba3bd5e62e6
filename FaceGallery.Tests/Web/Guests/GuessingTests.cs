using System.Net;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Guests;
using FaceGallery.Web.Search;
using FaceGallery.Web.Sharing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace FaceGallery.Tests.Web.Guests;

/// <summary>Those who try addresses and passphrases.</summary>
public sealed class GuessingTests : IAsyncLifetime
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private RunningApp App { get; set; } = null!;

    public async ValueTask InitializeAsync() => App = await RunningApp.StartAsync(new TestLibrary());

    public ValueTask DisposeAsync() => App.DisposeAsync();

    [Fact]
    public async Task Whoever_guesses_is_slowed_down_and_the_right_address_still_opens()
    {
        using var link = await GuestLink.ToAsync(App, AlbumKey.Everything);
        for (var guess = 0; guess < 1_000; guess++)
        {
            await link.Guest.GetAsync($"/share/{ShareTokens.New()}", TestContext.Current.CancellationToken);
        }

        var slowed = await link.Guest.GetAsync($"/share/{ShareTokens.New()}", TestContext.Current.CancellationToken);
        slowed.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        slowed.Headers.RetryAfter.ShouldNotBeNull();
        (await link.GetAsync()).StatusCode.ShouldBe(HttpStatusCode.OK);
        App.Services.GetRequiredService<GuestWatch>().Recent().ShouldHaveSingleItem().Count.ShouldBeGreaterThan(900);
    }

    [Fact]
    public async Task Wrong_passphrases_slow_those_who_guess_and_neither_newcomers_nor_those_who_know_it()
    {
        var clock = new SetClock();
        using var limits = new GuestLimits(App.Services.GetRequiredService<GuestWatch>(), clock);
        var share = await App.LinkToAsync(AlbumKey.Everything);
        var tried = 0;
        for (var second = 0; second < 3_600; second++, clock.Now += TimeSpan.FromSeconds(1))
        {
            for (var network = 0; network < 20; network++)
            {
                tried += (await limits.TryPassphraseAsync(share, new IPAddress([192, 0, 2, (byte)network]), () => false, Stop)).IsRight is null ? 0 : 1;
            }
        }

        tried.ShouldBeLessThan(2 * (100 + (3_600 / 30) + 10));
        (await limits.TryPassphraseAsync(share, IPAddress.Parse("198.51.100.1"), () => true, Stop)).IsRight.ShouldBe(true);
        var slowed = await limits.TryPassphraseAsync(share, IPAddress.Parse("192.0.2.1"), () => true, Stop);
        slowed.Wait.ShouldBeInRange(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
        clock.Now += slowed.Wait;
        (await limits.TryPassphraseAsync(share, IPAddress.Parse("192.0.2.1"), () => true, Stop)).IsRight.ShouldBe(true);
    }

    [Fact]
    public async Task A_few_slips_are_no_guessing_and_five_wrong_passphrases_are_told_to_the_owner()
    {
        using var link = await GuestLink.ToAsync(App, AlbumKey.Everything, new ShareSettings { Passphrase = "right one" });
        using var owner = await App.AsOwnerInBrowserAsync();
        for (var wrong = 1; wrong <= 5; wrong++)
        {
            (await owner.GetStringAsync("/shares", Stop)).ShouldNotContain("Someone is guessing");
            await link.PostAsync("", "/passphrase", ("passphrase", $"wrong {wrong}"));
        }

        (await owner.GetStringAsync("/shares", Stop)).ShouldContain("Someone is guessing");
    }

    [Fact]
    public async Task Who_gave_the_right_passphrase_goes_on_though_others_of_the_network_guess()
    {
        using var link = await GuestLink.ToAsync(App, AlbumKey.Everything, new ShareSettings { Passphrase = "right one" });
        var right = await link.PostAsync("", "/passphrase", ("passphrase", "right one"));
        right.Headers.GetValues("Set-Cookie").ShouldContain(cookie => cookie.Contains("max-age", StringComparison.OrdinalIgnoreCase));
        var limits = App.Services.GetRequiredService<GuestLimits>();
        var share = await App.QueryAsync(context => context.Shares.SingleAsync(own => own.Id == link.Id, Stop));
        while ((await limits.TryPassphraseAsync(share, IPAddress.Loopback, () => false, Stop)).IsRight is not null)
        {
        }

        (await link.GetAsync()).StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
