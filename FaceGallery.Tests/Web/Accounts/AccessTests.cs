using System.Net;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace FaceGallery.Tests.Web.Accounts;

public sealed class AccessTests : IAsyncLifetime
{
    private RunningApp _app = null!;

    public async ValueTask InitializeAsync() => _app = await RunningApp.StartAsync(new TestLibrary());

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task Every_answer_tells_browsers_to_be_careful()
    {
        foreach (var address in (string[])["/", "/api/v1/status", "/media/photos/1/thumb", "/nothing"])
        {
            using var browser = await _app.AsOwnerInBrowserAsync();
            var answer = await browser.GetAsync(address, TestContext.Current.CancellationToken);

            answer.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem().ShouldContain("frame-ancestors 'none'");
            answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
            answer.Headers.GetValues("Referrer-Policy").ShouldBe(["no-referrer"]);
            answer.Headers.GetValues("Cross-Origin-Resource-Policy").ShouldBe(["same-origin"]);
            answer.Headers.Contains("Server").ShouldBeFalse();
        }
    }

    [Theory]
    [InlineData("/timeline")]
    [InlineData("/api/v1/photos")]
    public async Task So_does_a_failure_which_tells_nothing_of_itself(string address)
    {
        await using (var context = await _app.Services.GetRequiredService<IDbContextFactory<FaceGalleryDbContext>>().CreateForOwnerAsync(TestContext.Current.CancellationToken))
        {
            await context.Database.ExecuteSqlRawAsync("ALTER TABLE Photos RENAME TO Lost", TestContext.Current.CancellationToken);
        }

        using var browser = await _app.AsOwnerInBrowserAsync();
        var answer = await browser.GetAsync(address, TestContext.Current.CancellationToken);

        answer.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        answer.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem().ShouldContain("script-src 'self'");
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        text.ShouldNotContain("Sqlite");
        text.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task Text_says_how_its_letters_are_written()
    {
        foreach (var (address, type) in ((string Address, string Type)[])
        [
            ("/app.css", "text/css"),
            ("/guest.js", "text/javascript"),
            ("/logo.svg", "image/svg+xml"),
            ("/health/live", "text/plain"),
            ("/login", "text/html"),
        ])
        {
            var answer = await _app.Client.GetAsync(address, TestContext.Current.CancellationToken);

            answer.Content.Headers.ContentType!.MediaType.ShouldBe(type);
            answer.Content.Headers.ContentType.CharSet.ShouldBe("utf-8");
        }
    }

    [Fact]
    public async Task An_address_of_nothing_is_a_page_that_leads_on()
    {
        foreach (var address in (string[])["/nothing", "/people/999999", "/photos/999999"])
        {
            using var browser = await _app.AsOwnerInBrowserAsync();
            var answer = await browser.GetAsync(address, TestContext.Current.CancellationToken);

            answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
            (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("href=\"groups\"");
        }
    }
}
