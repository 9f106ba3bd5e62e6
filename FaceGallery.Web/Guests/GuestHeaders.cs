using FaceGallery.Web.Components;

namespace FaceGallery.Web.Guests;

/// <summary>What browsers and search engines may do with a guest's pages: run our script, show our pictures, and tell nobody.</summary>
internal static class GuestHeaders
{
    private static readonly string ContentSecurityPolicy =
        $"default-src 'none'; script-src 'self'; style-src {PlainStyle.Source}; img-src 'self'; connect-src 'self'; manifest-src 'self'; "
        + "base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    public static void Set(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.CacheControl = "private, no-cache, no-store";
        headers.Pragma = "no-cache";
        headers["X-Robots-Tag"] = "noindex, nofollow, noarchive";
    }
}
