using System.ComponentModel.DataAnnotations;

namespace FaceGallery.Web.Hosting;

/// <summary>A reverse proxy in front of the app. Section <c>Proxy</c>.</summary>
public sealed class ProxyOptions
{
    public const string Section = "Proxy";

    /// <summary>
    /// Addresses ("192.168.1.2") or networks ("172.16.0.0/12") of proxies whose <c>X-Forwarded-…</c> headers are believed; of nobody else's. Empty for none.
    /// </summary>
    public IList<string> Trusted { get; init; } = [];

    /// <summary>The path below which the proxy shows the app, such as "/gallery"; null for the whole host.</summary>
    [RegularExpression("^/[A-Za-z0-9._~/-]*[A-Za-z0-9._~-]$", ErrorMessage = "Proxy:BasePath must be a path like /gallery, without a slash at its end.")]
    public string? BasePath { get; set; }

    /// <summary>Whoever comes by HTTP is sent to HTTPS, on <see cref="HttpsPort"/>.</summary>
    public bool RedirectToHttps { get; set; }

    [Range(1, 65535)]
    public int HttpsPort { get; set; } = 443;

    /// <summary>
    /// Days for which browsers that came by HTTPS use nothing else for this name, on any port (RFC 6797); 0 makes them forget it, for where the name has other sites by HTTP.
    /// </summary>
    [Range(0, 730)]
    public int HstsDays { get; set; } = 365;

    /// <summary>Something says that a proxy is in front.</summary>
    public bool IsUsed => Trusted.Count > 0 || BasePath is not null || RedirectToHttps;
}
