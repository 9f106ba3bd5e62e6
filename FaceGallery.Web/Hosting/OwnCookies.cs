using Microsoft.AspNetCore.CookiePolicy;

namespace FaceGallery.Web.Hosting;

/// <summary>
/// What holds for every cookie, whoever sets it: no script reads it, and under HTTPS it is sent over HTTPS only and bears a prefix by which browsers keep others from
/// planting it (RFC 6265bis, 4.1.3): <c>__Host-</c> where it is for the whole host, else <c>__Secure-</c>. The rest of the app knows the plain names.
/// </summary>
internal static class OwnCookies
{
    private const string HostPrefix = "__Host-";
    private const string SecurePrefix = "__Secure-";

    /// <summary>For all pages of the app, and never sent along from another site.</summary>
    public static CookieOptions ForApp(HttpContext http, TimeSpan maxAge) => new()
    {
        Path = http.Request.PathBase.HasValue ? http.Request.PathBase.Value : "/",
        MaxAge = maxAge,
        SameSite = SameSiteMode.Strict,
    };

    /// <summary>To come before whatever reads cookies.</summary>
    public static void UseOwnCookies(this IApplicationBuilder app)
    {
        app.Use((http, next) =>
        {
            if (http.Request.IsHttps)
            {
                http.Request.Headers.Cookie = string.Join("; ", PlainNames(http.Request));
            }

            return next(http);
        });
        app.UseCookiePolicy(new CookiePolicyOptions
        {
            HttpOnly = HttpOnlyPolicy.Always,
            Secure = CookieSecurePolicy.SameAsRequest,
            OnAppendCookie = cookie => cookie.CookieName = NameOf(cookie.CookieName, cookie.CookieOptions, cookie.Context),
            OnDeleteCookie = cookie => cookie.CookieName = NameOf(cookie.CookieName, cookie.CookieOptions, cookie.Context),
        });
    }

    private static string NameOf(string name, CookieOptions options, HttpContext http) =>
        !http.Request.IsHttps ? name : (options.Path == "/" ? HostPrefix : SecurePrefix) + name;

    /// <summary>What has no prefix may come from a neighbour's site, and is left out; as is the weaker prefix where our cookies are for the whole host.</summary>
    private static IEnumerable<string> PlainNames(HttpRequest request)
    {
        var isBelow = request.PathBase.HasValue || request.Path.StartsWithSegments("/share");
        foreach (var cookie in request.Headers.Cookie.SelectMany(line => (line ?? "").Split(';', StringSplitOptions.TrimEntries)))
        {
            if (cookie.StartsWith(HostPrefix, StringComparison.Ordinal))
            {
                yield return cookie[HostPrefix.Length..];
            }
            else if (isBelow && cookie.StartsWith(SecurePrefix, StringComparison.Ordinal))
            {
                yield return cookie[SecurePrefix.Length..];
            }
        }
    }
}
