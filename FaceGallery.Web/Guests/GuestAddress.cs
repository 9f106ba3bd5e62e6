namespace FaceGallery.Web.Guests;

/// <summary>Addresses of a link's pages. Below <see cref="Of"/> and a slash all of them are relative.</summary>
internal static class GuestAddress
{
    /// <summary>"/share/abc…", below the app's own path.</summary>
    public static string Of(HttpContext http) => $"{http.Request.PathBase}/share/{http.Request.RouteValues["token"]}";
}
