using System.Globalization;
using System.Security.Cryptography;
using FaceGallery.Domain.Sharing;
using Microsoft.AspNetCore.DataProtection;

namespace FaceGallery.Web.Guests;

/// <summary>Lets the browser that hid a photo undo that for ten minutes, each photo by itself. Other guests of the link cannot: they have no such cookie.</summary>
public sealed class HidingProofs(IDataProtectionProvider protection)
{
    private const string Cookie = "facegallery.hiding.";

    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);

    private readonly ITimeLimitedDataProtector _protector = protection.CreateProtector("FaceGallery.Sharing.Hiding").ToTimeLimitedDataProtector();

    /// <param name="proposalId">The request that hides the photo.</param>
    public void Give(Share share, int photoId, int proposalId, HttpContext http) => http.Response.Cookies.Append(
        CookieOf(photoId), _protector.Protect(string.Create(CultureInfo.InvariantCulture, $"{share.Id} {photoId} {proposalId}"), Kept), GuestCookies.ForForms(http, Kept));

    /// <returns>The request by which this browser hid the photo of the link in the last ten minutes; null where it did not.</returns>
    public int? Of(Share share, int photoId, HttpRequest request)
    {
        try
        {
            return request.Cookies[CookieOf(photoId)] is { Length: > 0 } proof
                && Array.ConvertAll(_protector.Unprotect(proof).Split(' '), part => int.Parse(part, CultureInfo.InvariantCulture)) is [var shareId, var hiddenId, var proposalId]
                && (shareId, hiddenId) == (share.Id, photoId)
                ? proposalId
                : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <returns>The photos of the link that this browser hid in the last ten minutes, each with its request.</returns>
    public IEnumerable<(int PhotoId, int ProposalId)> AllOf(Share share, HttpRequest request)
    {
        foreach (var name in request.Cookies.Keys.Where(name => name.StartsWith(Cookie, StringComparison.Ordinal)))
        {
            if (int.TryParse(name.AsSpan(Cookie.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var photoId) && Of(share, photoId, request) is { } proposalId)
            {
                yield return (photoId, proposalId);
            }
        }
    }

    private static string CookieOf(int photoId) => string.Create(CultureInfo.InvariantCulture, $"{Cookie}{photoId}");
}
