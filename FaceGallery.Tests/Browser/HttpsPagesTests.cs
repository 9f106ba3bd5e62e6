using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Accounts;
using FaceGallery.Web.Albums;
using Microsoft.Playwright;
using Shouldly;

namespace FaceGallery.Tests.Browser;

/// <summary>In a browser over HTTPS.</summary>
public sealed class HttpsPagesTests(BrowserFixture browser) : IDisposable
{
    private const string CertificatePassword = "for this test";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Somebody_signs_in_reads_and_signs_out_and_the_browser_keeps_the_session_by_its_prefix()
    {
        await using var app = await StartAsync();
        await using var context = await OpenAsync();
        var page = await context.NewPageAsync();
        var faults = new List<string>();
        page.Console += (_, message) => faults.AddRange(message.Type == "error" ? [message.Text] : []);

        await SignInAsync(page, app.Address + "/settings");
        await page.Locator(".page:not(.prerendered)").WaitForAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Sign-ins, failed" }).ClickAsync();
        await page.HeadingAsync("Security");
        await page.GetByText("Signed in").First.WaitForAsync();
        var cookies = await context.CookiesAsync();
        cookies.ShouldAllBe(cookie => cookie.Secure && cookie.Name.StartsWith("__Host-", StringComparison.Ordinal));

        // The page itself says whether it is dark.
        cookies.Where(cookie => !cookie.HttpOnly).Select(cookie => cookie.Name).ShouldBe(["__Host-facegallery.dark"]);
        cookies.ShouldContain(cookie => cookie.Name == "__Host-" + AccessServices.SessionCookie);

        // The open page may find its session ended before the browser has left it.
        faults.ShouldBeEmpty();
        await page.VisitAnonymouslyAsync(app.Address + "/account");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out", Exact = true }).ClickAsync();
        await page.HeadingAsync("Sign in");
        (await context.CookiesAsync()).ShouldNotContain(cookie => cookie.Name == "__Host-" + AccessServices.SessionCookie);
    }

    [Fact]
    public async Task What_a_page_remembers_by_itself_is_for_https_only_too()
    {
        await using var app = await StartAsync("party/Photos/IMG_0002.jpg");
        await app.WaitUntilIndexedAsync();
        await using var context = await OpenAsync();
        var page = await context.NewPageAsync();

        await SignInAsync(page, app.Address + "/timeline");
        await page.Locator(".page:not(.prerendered)").WaitForAsync();
        await page.EvaluateAsync(
            "name => new Promise(done => { const look = () => document.cookie.includes(name) ? done() : requestAnimationFrame(look); look(); })", GridView.Cookie);

        (await context.CookiesAsync()).Single(cookie => cookie.Name.EndsWith(GridView.Cookie, StringComparison.Ordinal))
            .ShouldSatisfyAllConditions(cookie => cookie.Name.ShouldStartWith("__Host-"), cookie => cookie.Secure.ShouldBeTrue());
    }

    private async Task<RunningApp> StartAsync(params string[] photos)
    {
        var library = new TestLibrary(("Kestrel:Certificates:Default:Path", MakeCertificate(_folder["certificate.pfx"])), ("Kestrel:Certificates:Default:Password", CertificatePassword));
        Array.ForEach(photos, photo => library.AddPhoto(photo, Path.GetFileName(photo)));
        return await RunningApp.StartAsync(library, "https://127.0.0.1:0");
    }

    private async Task<IBrowserContext> OpenAsync() =>
        await (await browser.OpenAsync(1440)).Context.Browser!.NewContextAsync(new() { IgnoreHTTPSErrors = true, Locale = "en-GB" });

    private static async Task SignInAsync(IPage page, string address)
    {
        await page.GotoAsync(address);
        await page.GetByLabel("Password").FillAsync(RunningApp.OwnerPassword);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
    }

    private static string MakeCertificate(string file)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256).CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        File.WriteAllBytes(file, certificate.Export(X509ContentType.Pfx, CertificatePassword));
        return file;
    }
}
