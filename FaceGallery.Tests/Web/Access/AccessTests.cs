using System.Net;
using FaceGallery.Tests.Fixtures;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace FaceGallery.Tests.Web.Access;

public sealed class AccessTests : IAsyncLifetime
{
    /// <summary>How assets are found when the app runs from its build output. The fallback policy covers it.</summary>
    private const string AssetsOfBuildOutput = "Fallback {**path:file}";

    private RunningApp _app = null!;

    public async ValueTask InitializeAsync() => _app = await RunningApp.StartAsync(new TestLibrary());

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public void Every_endpoint_says_who_may_use_it()
    {
        var endpoints = _app.Services.GetRequiredService<EndpointDataSource>().Endpoints;

        endpoints.Count.ShouldBeGreaterThan(20);
        endpoints.Where(endpoint => endpoint.Metadata.GetMetadata<IAuthorizeData>() is null && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null)
            .Select(endpoint => endpoint.DisplayName).Where(name => name != AssetsOfBuildOutput).ShouldBeEmpty();
    }

    [Fact]
    public void Only_what_shows_no_photo_is_open_to_everybody()
    {
        var open = _app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.TrimStart('/'));

        open.ShouldAllBe(pattern => pattern.StartsWith("/health/") || pattern.EndsWith(".css") || pattern.EndsWith(".js") || pattern.EndsWith(".map")
            || pattern.EndsWith(".png", StringComparison.Ordinal) || pattern.EndsWith(".webmanifest", StringComparison.Ordinal) || pattern.EndsWith(".svg") || pattern.EndsWith(".gz") || pattern.EndsWith(".br"));
    }

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
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("href=\"/groups\"");
    }
}
