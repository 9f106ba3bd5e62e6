using System.Net;
using System.Net.Sockets;
using System.Text;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Tests.Web.Guests;
using FaceGallery.Web.Accounts;
using FaceGallery.Web.Hosting;
using FaceGallery.Web.Search;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace FaceGallery.Tests.Web.Accounts;

/// <summary>The names by which the app may be asked.</summary>
public sealed class AllowedHostsTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("localhost", true)]
    [InlineData("127.0.0.1", true)]
    [InlineData("192.168.1.5", true)]
    [InlineData("203.0.113.5", true)]
    [InlineData("[fd00::1]", true)]
    [InlineData("nas", true)]
    [InlineData("NAS.local.", true)]
    [InlineData("photos.home.arpa", true)]
    [InlineData("nas.lan", true)]
    [InlineData("photos.example.org", true)]
    [InlineData("Photos.Example.org.", true)]
    [InlineData("a.b.example.net", true)]
    [InlineData("gallery.example.com", true)]
    [InlineData("xn--bcher-kva.example", true)]
    [InlineData("example.net", false)]
    [InlineData("photos.example.org.evil.example", false)]
    [InlineData("evilexample.net", false)]
    [InlineData("127.0.0.1.evil.example", false)]
    [InlineData("localhost.evil.example", false)]
    [InlineData("notlocal.example", false)]
    [InlineData("face_gallery", true)]
    [InlineData("", false)]
    [InlineData(".", false)]
    [InlineData(".local", false)]
    [InlineData("a..local", false)]
    public void Addresses_names_of_the_network_and_the_owners_names_are_allowed(string host, bool isAllowed)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("urls", "http://*:8080;http://photos.example.org:80"), new("Sharing:PublicAddress", "https://gallery.example.com/photos")]).Build();
        var hosts = new AllowedHosts(SetOptions.Of(new AccessOptions { AllowedHosts = ["*.example.net", "Bücher.example"] }), configuration);

        hosts.Allow(host).ShouldBe(isAllowed);
    }

    [Fact]
    public async Task A_foreign_name_that_leads_here_reads_nothing_even_where_everybody_may_look()
    {
        await using var app = await RunningApp.StartAsync(new TestLibrary());
        await app.Services.GetRequiredService<AnonymousBrowsingPolicy>().ChooseAsync(everybody: true, Stop);
        using var link = await GuestLink.ToAsync(app, AlbumKey.Everything);
        using var rebound = app.Anonymous();
        rebound.DefaultRequestHeaders.Host = "evil.example:8080";

        foreach (var address in new[] { "/", "/timeline", "/login", "/setup", "/nothing", "/api/v1/status", "/media/photos/1/thumb", "/_blazor/negotiate", "/health/ready", "/shares/everybody.csv?album=all", link.Path })
        {
            (await rebound.GetAsync(address, Stop)).StatusCode.ShouldBe(HttpStatusCode.BadRequest, address);
        }

        app.Client.DefaultRequestHeaders.Host = "evil.example";
        (await app.Client.GetAsync("/shares/everybody.csv?album=all", Stop)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await rebound.PostAsync("/_blazor/negotiate?negotiateVersion=1", null, Stop)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Whoever_comes_by_a_name_of_their_own_reads_which_setting_to_make()
    {
        await using var app = await RunningApp.StartAsync(new TestLibrary());
        using var browser = app.Anonymous();
        browser.DefaultRequestHeaders.Host = "photos.example.org";

        (await (await browser.GetAsync("/", Stop)).Content.ReadAsStringAsync(Stop)).ShouldContain("Access__AllowedHosts__0=photos.example.org");
        (await (await browser.GetAsync("/api/v1/status", Stop)).Content.ReadAsStringAsync(Stop)).ShouldContain("Access:AllowedHosts");
        (await browser.GetAsync("/guest.js", Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_name_that_counts_is_the_one_that_a_trusted_proxy_passes_on()
    {
        await using var app = await RunningApp.StartAsync(new TestLibrary(("Proxy:Trusted:0", "127.0.0.1"), ("Access:AllowedHosts:0", "photos.example.org")));
        using var browser = app.Anonymous();
        browser.DefaultRequestHeaders.Add("X-Forwarded-Host", "photos.example.org");
        (await browser.GetAsync("/login", Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);

        browser.DefaultRequestHeaders.Remove("X-Forwarded-Host");
        browser.DefaultRequestHeaders.Add("X-Forwarded-Host", "evil.example");
        (await browser.GetAsync("/login", Stop)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task What_is_no_name_is_refused_like_a_foreign_one()
    {
        await using var app = await RunningApp.StartAsync(new TestLibrary());
        string[] requests =
        [
            "GET / HTTP/1.1\r\nHost:\r\n", "GET /login HTTP/1.1\r\nHost: .local\r\n", "GET /login HTTP/1.1\r\nHost: ..\r\n", "GET /login HTTP/1.0\r\n",
            "GET http://evil.example/login HTTP/1.1\r\nHost: localhost\r\n", "GET /login HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n",
        ];
        foreach (var request in requests)
        {
            using var connection = new TcpClient();
            await connection.ConnectAsync("127.0.0.1", new Uri(app.Address).Port, Stop);
            await connection.GetStream().WriteAsync(Encoding.ASCII.GetBytes(request + "Connection: close\r\n\r\n"), Stop);
            using var answer = new StreamReader(connection.GetStream());
            (await answer.ReadLineAsync(Stop)).ShouldBe("HTTP/1.1 400 Bad Request", request);
        }
    }
}
