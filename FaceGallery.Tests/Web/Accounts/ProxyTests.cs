using System.Net;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Tests.Web.Guests;
using FaceGallery.Web.Search;
using FaceGallery.Web.Sharing;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace FaceGallery.Tests.Web.Accounts;

/// <summary>Behind a reverse proxy.</summary>
public sealed class ProxyTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("127.0.0.1", "https://photos.example.org/share/")]
    [InlineData("10.0.0.0/8", "http://127.0.0.1:")]
    public async Task What_a_proxy_says_is_believed_of_trusted_ones_alone(string trusted, string start)
    {
        await using var app = await RunningApp.StartAsync(new TestLibrary(("Proxy:Trusted:0", trusted), ("Access:AllowedHosts:0", "photos.example.org")));
        using var link = await GuestLink.ToAsync(app, AlbumKey.Everything);
        app.Client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        app.Client.DefaultRequestHeaders.Add("X-Forwarded-Host", "photos.example.org");

        (await app.GetAsync($"shares/{link.Id}")).Text("url").ShouldStartWith(start);
    }

    [Fact]
    public async Task Guests_are_told_apart_by_the_address_that_the_proxy_passes_on()
    {
        await using var app = await RunningApp.StartAsync(new TestLibrary(("Proxy:Trusted:0", "127.0.0.1")));
        using var guesser = app.Anonymous();
        guesser.DefaultRequestHeaders.Add("X-Forwarded-For", "192.168.7.7");
        for (var guess = 0; guess < 40; guess++)
        {
            await guesser.GetAsync($"/share/{FaceGallery.Web.Sharing.ShareTokens.New()}", Stop);
        }

        app.Services.GetRequiredService<GuestWatch>().Recent().ShouldHaveSingleItem().From.ShouldBe("192.168.7.7");
        using var another = app.Anonymous();
        another.DefaultRequestHeaders.Add("X-Forwarded-For", "192.168.7.8");
        (await another.GetAsync("/share/nothing", Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Links_begin_with_the_address_that_the_owner_says()
    {
        await using var app = await RunningApp.StartAsync(new TestLibrary(("Sharing:PublicAddress", "https://photos.example.org/gallery")));
        using var link = await GuestLink.ToAsync(app, AlbumKey.Everything);

        (await app.GetAsync($"shares/{link.Id}")).Text("url").ShouldBe("https://photos.example.org/gallery" + link.Path);
    }

    [Fact]
    public async Task Below_a_path_every_address_on_a_page_lies_below_it()
    {
        await using var app = await RunningApp.StartAsync(new TestLibrary(("Proxy:BasePath", "/gallery")));
        using var link = await GuestLink.ToAsync(app, AlbumKey.Everything);
        using var browser = app.Anonymous();

        (await browser.GetAsync("/gallery/timeline", Stop)).Headers.Location!.PathAndQuery.ShouldStartWith("/gallery/login?returnUrl=%2Fgallery%2Ftimeline");
        using var owner = await app.AsOwnerInBrowserAsync();
        (await owner.GetStringAsync("/gallery/timeline", Stop)).ShouldContain("<base href=\"/gallery/\"");
        (await owner.GetStringAsync("/gallery/timeline", Stop)).ShouldNotContain("href=\"/people");
        (await browser.GetStringAsync("/gallery" + link.Path, Stop)).ShouldContain($"<base href=\"/gallery{link.Path}/\"");
        (await app.Client.GetAsync("/gallery/guest.js", Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Whoever_comes_by_http_is_sent_to_https_where_the_owner_wants_it()
    {
        await using var app = await RunningApp.StartAsync(new TestLibrary(("Proxy:RedirectToHttps", "true"), ("Proxy:HttpsPort", "8443")));
        using var browser = app.Anonymous();

        var answer = await browser.GetAsync("/login", Stop);
        answer.StatusCode.ShouldBe(HttpStatusCode.TemporaryRedirect);
        answer.Headers.Location!.ToString().ShouldBe("https://127.0.0.1:8443/login");

        // A script that is led on would not notice that its token was read on the way.
        (await app.Client.GetAsync("/api/v1/status", Stop)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await browser.GetAsync("/health/live", Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
