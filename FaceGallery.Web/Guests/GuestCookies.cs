namespace FaceGallery.Web.Guests;

/// <summary>Cookies that a guest's browser sends to one link's address only.</summary>
internal static class GuestCookies
{
    /// <param name="maxAge">Null until the browser closes.</param>
    public static CookieOptions For(HttpContext http, TimeSpan? maxAge) => new()
    {
        Path = GuestAddress.Of(http),
        MaxAge = maxAge,
        SameSite = SameSiteMode.Strict,
    };
}
