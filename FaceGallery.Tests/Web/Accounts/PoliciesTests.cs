using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace FaceGallery.Tests.Web.Accounts;

/// <summary>Every address of the app, and who may use it. A new one fails here until it is listed.</summary>
public sealed class PoliciesTests : IAsyncLifetime
{
    private static readonly Dictionary<string, string[]> Known = new()
    {
        ["anybody"] =
        [
            "/health/live", "/health/ready", "/setup", "/login", "/login/code", "/login/language", "/language", "/reach/{secret}", "/error",
            "/share/{**rest}", "/share/{token}", "/share/{token}/photos/{id:int}", "/share/{token}/photos/{id:int}/thumb", "/share/{token}/photos/{id:int}/preview",
            "/share/{token}/photos/{id:int}/original", "/share/{token}/zip", "/share/{token}/found", "/share/{token}/download", "/share/{token}/passphrase", "/share/{token}/photos/{id:int}/say",
            "/share/{token}/find", "/share/{token}/that-is-me", "/share/{token}/photos/{id:int}/tile", "/share/{token}/cover", "/share/{token}/language", "/share/{token}/me", "/share/{token}/forget", "/share/{token}/undo", "/share/{token}/slow",
        ],
        ["signed in"] = ["/logout", "/account/password", "/account/confirm", "/account/sessions/end", "/account/sign-out-everywhere",
            "/account/second-factor", "/account/second-factor/off", "/account/second-factor/codes"],
        [Policies.Browse] =
        [
            "/", "/people/{Id:int}", "/groups", "/timeline", "/events", "/events/{Id:int}", "/albums", "/albums/{Id:int}", "/photos/{Id:int}", "/search", "/account", "/links", "/not-found",
            "/media/photos/{id:int}/thumb", "/media/photos/{id:int}/preview", "/media/photos/{id:int}/original", "/media/faces/{id:int}", "/archives/{id}",
            "/_blazor", "/_blazor/negotiate", "/_blazor/disconnect", "/_blazor/initializers", "/_framework/opaque-redirect",
        ],
        [Policies.Metrics] = ["/metrics"],
        [Policies.Owner] =
        [
            "/unknown", "/hidden", "/clusters/{Key}", "/folders", "/folders/{RootId:int}", "/review", "/trust", "/history", "/settings", "/settings/security", "/status", "/api/v1/diagnostics", "/api/v1/archives", "/api/v1/archives/{id}", "/api/v1/archives/{id}/zip", "/backups", "/api/v1/backups", "/api/v1/backups/{name}", "/api/v1/backups/{name}/restore", "/upload", "/transfer", "/welcome", "/shares", "/shares/{Id:int}/sign", "/shares/everybody", "/shares/everybody.csv",
            "/openapi/{documentName}.json", "/scalar/{documentName?}", "/api/v1/status", "/api/v1/index", "/api/v1/people", "/api/v1/people/{id}", "/api/v1/people/{id}/faces", "/api/v1/people/merge",
            "/api/v1/photos", "/api/v1/photos/{id}/faces", "/api/v1/photos/look-closer", "/api/v1/albums", "/api/v1/albums/{id}", "/api/v1/albums/{id}/add", "/api/v1/albums/{id}/remove", "/api/v1/albums/{id}/move", "/api/v1/photos/favourite", "/api/v1/photos/rotate", "/api/v1/photos/stack", "/api/v1/photos/unstack", "/api/v1/photos/{id}/stack-top", "/api/v1/photos/{id}", "/api/v1/events", "/api/v1/events/{id}", "/api/v1/clusters", "/api/v1/clusters/merge",
            "/api/v1/clusters/split", "/api/v1/faces/name", "/api/v1/faces/reject", "/api/v1/faces/strangers", "/api/v1/faces/not-faces", "/api/v1/faces/reconsider",
            "/api/v1/faces/{id}/enrol", "/api/v1/faces/{id}/withdraw", "/api/v1/review", "/api/v1/changes", "/api/v1/changes/{id}/undo", "/api/v1/trust", "/api/v1/trust/preview", "/api/v1/uploads", "/api/v1/uploads/{id}",
            "/api/v1/settings/recognition", "/api/v1/shares", "/api/v1/shares/{id}",
        ],
    };

    private RunningApp _app = null!;

    public async ValueTask InitializeAsync() => _app = await RunningApp.StartAsync(new TestLibrary());

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public void Every_address_is_known_with_its_policy()
    {
        var endpoints = _app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(endpoint => (Address: "/" + endpoint.RoutePattern.RawText!.Trim('/'), Who: WhoMay(endpoint)))
            .Where(endpoint => !IsAsset(endpoint.Address)).Distinct().ToLookup(endpoint => endpoint.Who, endpoint => endpoint.Address);

        endpoints.Select(policy => policy.Key).ShouldBe(Known.Keys, ignoreOrder: true);
        foreach (var (who, addresses) in Known)
        {
            endpoints[who].Order(StringComparer.Ordinal).ShouldBe(addresses.Order(StringComparer.Ordinal), who);
        }
    }

    [Fact]
    public void Every_page_says_who_may_open_it_also_from_within_another()
    {
        var pages = typeof(Policies).Assembly.GetTypes().Where(type => type.IsDefined(typeof(RouteAttribute), inherit: false)).ToList();

        pages.Count.ShouldBeGreaterThan(15);
        pages.Where(page => !page.IsDefined(typeof(AuthorizeAttribute), inherit: false) && !page.IsDefined(typeof(AllowAnonymousAttribute), inherit: false)).ShouldBeEmpty();
    }

    private static string WhoMay(Endpoint endpoint)
    {
        if (endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null)
        {
            return "anybody";
        }

        var policies = endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(data => data.Policy ?? "signed in").Distinct().ToList();
        return policies.Count == 0 ? Policies.Owner : policies.ShouldHaveSingleItem();
    }

    /// <summary>Style sheets, scripts and icons, of which there are several forms each.</summary>
    private static bool IsAsset(string address) =>
        !address.Contains('{', StringComparison.Ordinal) && !address.StartsWith("/api", StringComparison.Ordinal) && Path.GetExtension(address) is not ("" or ".csv" or ".json");
}
