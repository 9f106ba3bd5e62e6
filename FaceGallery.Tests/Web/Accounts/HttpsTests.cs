using System.Net;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Tests.Web.Guests;
using FaceGallery.Web.Accounts;
using FaceGallery.Web.Search;
using FaceGallery.Web.Sharing;
using Shouldly;

namespace FaceGallery.Tests.Web.Accounts;

/// <summary>What browsers are told where a proxy speaks HTTPS to them.</summary>
public sealed class HttpsTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("", "__Host-")]
    [InlineData("/gallery", "__Secure-")]
    public async Task Every_cookie_is_for_https_only_and_bears_a_prefix(string basePath, string prefix)
    {
        await using var app = await StartAsync(basePath);
        using var link = await GuestLink.ToAsync(app, AlbumKey.Everything, new ShareSettings { Passphrase = "right one" });
        using var browser = new CookieBrowser(app, basePath);

        (await browser.PostAsync("/login", "/login", ("name", "owner"), ("password", RunningApp.OwnerPassword))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        await browser.PostAsync(link.Path, link.Path + "/passphrase", ("passphrase", "right one"));
        (await browser.GetAsync(link.Path)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await browser.PostAsync("/account", "/language", ("language", "en"));

        browser.Received.Count.ShouldBeGreaterThanOrEqualTo(6);
        browser.Received.ShouldAllBe(cookie => cookie.Contains("; secure", StringComparison.Ordinal) && cookie.Contains("; httponly", StringComparison.Ordinal) && cookie.Contains("; samesite=", StringComparison.Ordinal));
        browser.Received.Where(cookie => !cookie.Contains("path=/;", StringComparison.Ordinal)).ShouldAllBe(cookie => cookie.StartsWith("__Secure-"));
        browser.Received.Where(cookie => cookie.Contains("path=/;", StringComparison.Ordinal)).ShouldAllBe(cookie => cookie.StartsWith("__Host-"));
        browser.Received.ShouldContain(cookie => cookie.StartsWith(prefix + AccessServices.SessionCookie));
        (await browser.GetAsync("/timeline")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_cookie_that_a_neighbour_could_have_planted_is_not_read()
    {
        await using var app = await StartAsync("");
        using var browser = new CookieBrowser(app, "");
        await browser.PostAsync("/login", "/login", ("name", "owner"), ("password", RunningApp.OwnerPassword));
        var session = browser.Received.Last(cookie => cookie.StartsWith("__Host-" + AccessServices.SessionCookie, StringComparison.Ordinal)).Split(';')[0]["__Host-".Length..];

        foreach (var (cookie, status) in new[] { ($"__Host-{session}", HttpStatusCode.OK), ($"__Secure-{session}", HttpStatusCode.Redirect), (session, HttpStatusCode.Redirect) })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/timeline") { Headers = { { "Cookie", cookie }, { "X-Forwarded-Proto", "https" } } };
            using var other = app.Anonymous();
            (await other.SendAsync(request, Stop)).StatusCode.ShouldBe(status, cookie[..12]);
        }
    }

    [Fact]
    public async Task Https_stays_https_http_is_told_nothing_of_it_and_logging_out_clears_what_the_browser_kept()
    {
        await using var app = await StartAsync("");
        using var browser = new CookieBrowser(app, "");
        (await browser.GetAsync("/login")).Headers.GetValues("Strict-Transport-Security").ShouldBe(["max-age=31536000"]);
        (await browser.GetAsync("/login")).Headers.GetValues("Cross-Origin-Opener-Policy").ShouldBe(["same-origin"]);
        using var plain = app.Anonymous();
        (await plain.GetAsync("/login", Stop)).Headers.Contains("Strict-Transport-Security").ShouldBeFalse();

        await browser.PostAsync("/login", "/login", ("name", "owner"), ("password", RunningApp.OwnerPassword));
        var left = await browser.PostAsync("/account", "/logout");
        left.Headers.GetValues("Clear-Site-Data").ShouldBe(["\"cache\", \"storage\""]);
        left.Headers.GetValues("Set-Cookie").ShouldContain(cookie => cookie.StartsWith($"__Host-{AccessServices.SessionCookie}=;") && cookie.Contains("secure"));
        (await browser.GetAsync("/timeline")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Nobody_keeps_what_is_not_said_to_be_kept()
    {
        await using var app = await RunningApp.StartAsync(new TestLibrary());
        foreach (var address in new[] { "/api/v1/status", "/api/v1/people", "/api/v1/nothing", "/openapi/v1.json", "/health/ready", "/settings", "/login" })
        {
            (await app.Client.GetAsync(address, Stop)).Headers.CacheControl!.NoStore.ShouldBeTrue(address);
        }

        (await app.Client.GetAsync("/guest.js", Stop)).Headers.CacheControl!.NoStore.ShouldBeFalse();
    }

    private static Task<RunningApp> StartAsync(string basePath) => RunningApp.StartAsync(new TestLibrary(
        [("Proxy:Trusted:0", "127.0.0.1"), ("Access:AllowedHosts:0", "photos.example.org"), .. basePath.Length > 0 ? new[] { ("Proxy:BasePath", basePath) } : []]));

    /// <summary>A browser behind the proxy: the cookies that a plain client would not send back over HTTP.</summary>
    private sealed class CookieBrowser : IDisposable
    {
        private readonly HttpClient _client;
        private readonly string _basePath;
        private readonly Dictionary<string, string> _cookies = [];

        public CookieBrowser(RunningApp app, string basePath)
        {
            _client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(app.Address) };
            _client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
            _client.DefaultRequestHeaders.Add("X-Forwarded-Host", "photos.example.org");
            _basePath = basePath;
        }

        /// <summary>Every Set-Cookie, in small letters but for names and values.</summary>
        public List<string> Received { get; } = [];

        public Task<HttpResponseMessage> GetAsync(string address) => SendAsync(new HttpRequestMessage(HttpMethod.Get, _basePath + address));

        public async Task<HttpResponseMessage> PostAsync(string page, string action, params (string Name, string Value)[] fields)
        {
            var html = await (await GetAsync(page)).Content.ReadAsStringAsync(Stop);
            var token = html.Split("name=\"__RequestVerificationToken\" value=\"")[1].Split('"')[0];
            var form = fields.Append(("__RequestVerificationToken", token)).Select(field => KeyValuePair.Create(field.Item1, field.Item2));
            return await SendAsync(new HttpRequestMessage(HttpMethod.Post, _basePath + action) { Content = new FormUrlEncodedContent(form) });
        }

        public void Dispose() => _client.Dispose();

        private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
        {
            request.Headers.TryAddWithoutValidation("Cookie", string.Join("; ", _cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
            var answer = await _client.SendAsync(request, Stop);
            foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
            {
                Received.Add(cookie);
                var (name, value) = (cookie.Split('=')[0], cookie.Split(';')[0].Split('=', 2)[1]);
                _cookies[name] = value;
            }

            return answer;
        }
    }
}
