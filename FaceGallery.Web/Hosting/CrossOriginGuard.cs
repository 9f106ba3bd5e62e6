using FaceGallery.Domain.Accounts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FaceGallery.Web.Hosting;

/// <summary>
/// Refuses what another site's page asks a reader's browser for: changes, and open pages' connections. Browsers say where a request comes from: in
/// <c>Sec-Fetch-Site</c> (Fetch Metadata, W3C), and where that is missing, as on plain HTTP, in <c>Origin</c>, which every WebSocket handshake of theirs has
/// (RFC 6455, 4.1). Scripts send neither, and are let through.
/// </summary>
public sealed class CrossOriginGuard : IEndpointFilter
{
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var request = context.HttpContext.Request;
        return HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || IsOwn(request)
            ? next(context)
            : ValueTask.FromResult<object?>(Refuse(context.HttpContext, "Another site's page asked for this change. Nothing was changed."));
    }

    /// <summary>
    /// For the connections of open pages, which are no endpoints with filters, and begin with a GET. Saying that a page was closed takes the secret of its circuit, and
    /// comes from nowhere, as our pages tell nobody where they are: it is let through.
    /// </summary>
    internal static Task GuardCircuitsAsync(HttpContext http, RequestDelegate next) =>
        !http.Request.Path.StartsWithSegments("/_blazor", out var rest) || rest == "/disconnect" || IsOwn(http.Request)
            ? next(http)
            : Refuse(http, "A page of another site asked for this connection.").ExecuteAsync(http);

    private static bool IsOwn(HttpRequest request) => request.Headers["Sec-Fetch-Site"].ToString() switch
    {
        "same-origin" or "none" => true,
        "" => request.Headers.Origin.ToString() is not { Length: > 0 } origin || IsOwn(origin, request.Host),
        _ => false,
    };

    private static bool IsOwn(string origin, HostString host) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var address) && string.Equals(address.Authority, host.Value, StringComparison.OrdinalIgnoreCase);

    private static ProblemHttpResult Refuse(HttpContext http, string detail)
    {
        http.RequestServices.GetRequiredService<SecurityEvents>().Record(SecurityEventKind.OriginRefused, from: http.Connection.RemoteIpAddress);
        return TypedResults.Problem(detail, statusCode: StatusCodes.Status403Forbidden);
    }
}
