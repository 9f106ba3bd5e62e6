using Microsoft.Net.Http.Headers;

namespace FaceGallery.Web.Hosting;

/// <summary>Tells browsers to run our own scripts alone, to show us in no foreign frame or page, to tell other sites nothing, and to keep nothing that is not said to be kept.</summary>
public static class SecurityHeaders
{
    // MudBlazor writes its theme as a style element, and styles on elements: hence 'unsafe-inline' for styles only.
    private const string ContentSecurityPolicy =
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; connect-src 'self'; "
        + "base-uri 'self'; form-action 'self'; frame-ancestors 'none'; object-src 'none'";

    /// <summary>The policy of a page with scripts that bear this nonce; all else is as on every page.</summary>
    public static string WithScript(string nonce) => ContentSecurityPolicy.Replace("script-src 'self'", $"script-src 'self' 'nonce-{nonce}'", StringComparison.Ordinal);

    public static void UseSecurityHeaders(this IApplicationBuilder app) =>
        app.Use((context, next) =>
        {
            // At the last moment, as what answers for a failure clears all headers first.
            context.Response.OnStarting(() =>
            {
                Complete(context.Response, context.Request.IsHttps);
                return Task.CompletedTask;
            });
            return next();
        });

    private static void Complete(HttpResponse response, bool isHttps)
    {
        var headers = response.Headers;
        headers.TryAdd(HeaderNames.ContentSecurityPolicy, ContentSecurityPolicy);
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (isHttps)
        {
            // Over plain HTTP browsers ignore it, and complain.
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
        }

        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        headers.TryAdd(HeaderNames.CacheControl, "no-store");
        if (response.ContentType is { } type && IsText(type) && !type.Contains("charset", StringComparison.OrdinalIgnoreCase))
        {
            response.ContentType = $"{type}; charset=utf-8";
        }
    }

    private static bool IsText(string type) => type.StartsWith("text/", StringComparison.OrdinalIgnoreCase) || type.EndsWith("+xml", StringComparison.OrdinalIgnoreCase);
}
