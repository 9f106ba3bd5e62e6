namespace FaceGallery.Web.Sharing.Guests;

/// <summary>Cookies that a guest's browser sends to one link's address only.</summary>
internal static class GuestCookies
{
    /// <param name="maxAge">Null until the browser closes.</param>
    public static CookieOptions For(HttpContext http, TimeSpan? maxAge) => new()
    {
        Path = GuestAddress.Of(http),
        HttpOnly = true,
        IsEssential = true,
        MaxAge = maxAge,
        SameSite = SameSiteMode.Strict,
        Secure = http.Request.IsHttps,
    };
}
