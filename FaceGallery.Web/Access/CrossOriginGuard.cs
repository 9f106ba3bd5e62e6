using Microsoft.AspNetCore.Http.HttpResults;

namespace FaceGallery.Web.Access;

/// <summary>
/// Refuses changes that another site's page asks a reader's browser for. Browsers say where a request comes from: in <c>Sec-Fetch-Site</c>
/// (Fetch Metadata, W3C), and where that is missing, as on plain HTTP, in <c>Origin</c>. Scripts send neither, and are let through.
/// </summary>
public sealed class CrossOriginGuard : IEndpointFilter
{
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        IsSafe(context.HttpContext.Request) ? next(context) : ValueTask.FromResult<object?>(Refusal());

    private static bool IsSafe(HttpRequest request)
    {
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        {
            return true;
        }

        return request.Headers["Sec-Fetch-Site"].ToString() switch
        {
            "same-origin" or "none" => true,
            "" => request.Headers.Origin.ToString() is not { Length: > 0 } origin || IsOwn(origin, request.Host),
            _ => false,
        };
    }

    private static bool IsOwn(string origin, HostString host) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var address) && string.Equals(address.Authority, host.Value, StringComparison.OrdinalIgnoreCase);

    private static ProblemHttpResult Refusal() =>
        TypedResults.Problem("A page of another site asked for this change. Nothing was changed.", statusCode: StatusCodes.Status403Forbidden);
}
