using System.Globalization;
using System.Security.Cryptography;
using FaceGallery.Domain.Sharing;
using Microsoft.AspNetCore.DataProtection;

namespace FaceGallery.Web.Guests;

/// <summary>
/// Remembers in a guest's browser which faces of a link the guest said are theirs, so that later photos are found without another picture: by their ids, for 90 days, until the guest
/// wants it forgotten. The server keeps nothing of it.
/// </summary>
public sealed class FoundFaces(IDataProtectionProvider protection)
{
    /// <summary>More views of a face find no more photos.</summary>
    private const int MaxOwn = 8;

    /// <summary>A cookie has its measure.</summary>
    private const int MaxOthers = 100;

    private const string Cookie = "facegallery.me";

    private static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    private readonly IDataProtector _protector = protection.CreateProtector("FaceGallery.Sharing.FoundFaces");

    /// <param name="own">The guest's; those that come first are remembered.</param>
    /// <param name="others">Those that were found and are somebody else's.</param>
    public void Remember(Share share, IEnumerable<int> own, IEnumerable<int> others, HttpContext http)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{share.Id} {string.Join('.', own.Take(MaxOwn))} {string.Join('.', others.Take(MaxOthers))}");
        http.Response.Cookies.Append(Cookie, _protector.Protect(text), GuestCookies.ForReading(http, Kept));
    }

    public static void Forget(HttpContext http) => http.Response.Cookies.Delete(Cookie, GuestCookies.ForReading(http, TimeSpan.Zero));

    /// <returns>Null where nothing is remembered of the link.</returns>
    public (IReadOnlyList<int> Own, IReadOnlyList<int> Others)? Of(Share share, HttpRequest request)
    {
        try
        {
            return request.Cookies[Cookie] is { Length: > 0 } remembered
                && _protector.Unprotect(remembered).Split(' ') is [var id, var own, var others] && id == share.Id.ToString(CultureInfo.InvariantCulture)
                ? (IdsOf(own), IdsOf(others))
                : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static IReadOnlyList<int> IdsOf(string text) => [.. text.Split('.', StringSplitOptions.RemoveEmptyEntries).Select(id => int.Parse(id, CultureInfo.InvariantCulture))];
}
