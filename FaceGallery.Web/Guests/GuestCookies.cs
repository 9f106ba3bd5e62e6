namespace FaceGallery.Web.Guests;

/// <summary>Cookies that a guest's browser sends to one link's address only.</summary>
/// <remarks>What opens a page or tells what is new on it is sent, too, when the link is opened from another site, such as webmail. What a form does besides its token is not.</remarks>
internal static class GuestCookies
{
    /// <param name="maxAge">Null for one that goes when the browser is closed.</param>
    public static CookieOptions ForReading(HttpContext http, TimeSpan? maxAge) => For(http, maxAge, SameSiteMode.Lax);

    public static CookieOptions ForForms(HttpContext http, TimeSpan maxAge) => For(http, maxAge, SameSiteMode.Strict);

    private static CookieOptions For(HttpContext http, TimeSpan? maxAge, SameSiteMode sameSite) => new() { Path = GuestAddress.Of(http), MaxAge = maxAge, SameSite = sameSite };
}
