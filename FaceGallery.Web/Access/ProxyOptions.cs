using System.ComponentModel.DataAnnotations;

namespace FaceGallery.Web.Access;

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
}
