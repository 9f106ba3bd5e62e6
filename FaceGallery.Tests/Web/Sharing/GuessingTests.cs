using System.Net;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Albums;
using FaceGallery.Web.Sharing;
using FaceGallery.Web.Sharing.Guests;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace FaceGallery.Tests.Web.Sharing;

/// <summary>Those who try addresses and passphrases.</summary>
public sealed class GuessingTests : IAsyncLifetime
{
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
        App.Services.GetRequiredService<GuessingWatch>().Recent().ShouldHaveSingleItem().Count.ShouldBeGreaterThan(900);
    }

    [Fact]
    public async Task Too_many_wrong_passphrases_are_not_even_tried()
    {
        using var link = await GuestLink.ToAsync(App, AlbumKey.Everything, new ShareSettings { Passphrase = "right" });
        var atOnce = await Task.WhenAll(Enumerable.Range(0, 25).Select(guess => link.PostAsync("", "/passphrase", ("passphrase", $"wrong {guess}"))));
        atOnce.Count(answer => answer.StatusCode == HttpStatusCode.Unauthorized).ShouldBe(10);

        (await link.PostAsync("", "/passphrase", ("passphrase", "right"))).StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
    }
}
