using System.Text;
using FaceGallery.Domain.Sharing;
using Microsoft.AspNetCore.WebUtilities;

namespace FaceGallery.Web.Guests;

/// <summary>What a guest is called, kept in their browser for the link: whoever is in many of its photos writes it once.</summary>
internal static class GuestName
{
    private const string Cookie = "facegallery.called";

    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    public static void Keep(HttpContext http, string name) =>
        http.Response.Cookies.Append(Cookie, WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(name)), GuestCookies.ForForms(http, Kept));

    public static void Forget(HttpContext http) => http.Response.Cookies.Delete(Cookie, GuestCookies.ForForms(http, TimeSpan.Zero));

    /// <returns>Null where none was given, or what is there is none.</returns>
    public static string? Of(HttpRequest request)
    {
        try
        {
            return request.Cookies[Cookie] is { Length: > 0 } text && Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(text)) is { Length: <= Proposal.MaxNameLength } name ? name : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
