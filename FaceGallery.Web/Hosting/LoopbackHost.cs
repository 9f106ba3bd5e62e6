using System.Net;

namespace FaceGallery.Web.Hosting;

/// <summary>Tells what is this machine.</summary>
internal static class LoopbackHost
{
    // What browsers send by themselves. Whatever passes requests on adds something else: X-Forwarded-For, Forwarded, Via, X-Real-IP, CF-Connecting-IP, …
    private static readonly HashSet<string> HeadersOfBrowsers = new(StringComparer.OrdinalIgnoreCase)
    {
        "Accept", "Accept-Encoding", "Accept-Language", "Cache-Control", "Connection", "Content-Length", "Content-Type", "Cookie", "DNT", "Host", "Keep-Alive",
        "Origin", "Pragma", "Priority", "Referer", "Save-Data", "TE", "Transfer-Encoding", "Upgrade-Insecure-Requests", "User-Agent",
    };

    /// <param name="host">A name or an address, IPv6 with or without its brackets.</param>
    public static bool Is(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    /// <summary>
    /// Whether the request comes from a browser on this machine, straight: nothing that a proxy adds or rewrites (HTTP/1.0 is spoken by nginx, by no browser),
    /// and no name of another site, which may be made to lead here.
    /// </summary>
    public static bool IsBrowserOfThisMachine(HttpContext http) =>
        http.Connection.RemoteIpAddress is { } from && IPAddress.IsLoopback(from)
        && Is(http.Request.Host.Host)
        && HttpProtocol.IsHttp11(http.Request.Protocol)
        && http.Request.Headers.Keys.All(header => HeadersOfBrowsers.Contains(header) || header.StartsWith("Sec-", StringComparison.OrdinalIgnoreCase))
        && IsOurs(http.Request.Headers.Origin) && IsOurs(http.Request.Headers.Referer);

    // As we send no referrer, browsers name no origin either: "null".
    private static bool IsOurs(string? address) => address is null or "" or "null" || (Uri.TryCreate(address, UriKind.Absolute, out var uri) && Is(uri.Host));
}
