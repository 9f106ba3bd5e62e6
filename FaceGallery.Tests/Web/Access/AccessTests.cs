using System.Net;
using FaceGallery.Tests.Fixtures;
using Shouldly;

namespace FaceGallery.Tests.Web.Access;

public sealed class AccessTests : IAsyncLifetime
{
    private RunningApp _app = null!;

    public async ValueTask InitializeAsync() => _app = await RunningApp.StartAsync(new TestLibrary());

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Theory]
    [InlineData("/")]
    [InlineData("/api/v1/status")]
    [InlineData("/media/photos/1/thumb")]
    [InlineData("/nothing")]
    public async Task Every_answer_tells_browsers_to_be_careful(string address)
    {
        var answer = await _app.Client.GetAsync(address, TestContext.Current.CancellationToken);

        answer.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem().ShouldContain("frame-ancestors 'none'");
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        answer.Headers.GetValues("Referrer-Policy").ShouldBe(["no-referrer"]);
        answer.Headers.Contains("Server").ShouldBeFalse();
    }

    [Theory]
    [InlineData("/nothing")]
    [InlineData("/people/999999")]
    [InlineData("/photos/999999")]
    public async Task An_address_of_nothing_is_a_page_that_leads_on(string address)
    {
        var answer = await _app.Client.GetAsync(address, TestContext.Current.CancellationToken);

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("href=\"groups\"");
    }
}
