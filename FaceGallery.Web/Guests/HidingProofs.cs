using System.Globalization;
using System.Security.Cryptography;
using FaceGallery.Domain.Sharing;
using Microsoft.AspNetCore.DataProtection;

namespace FaceGallery.Web.Guests;

/// <summary>Lets the browser that hid a photo undo that for ten minutes. Other guests of the link cannot: they have no such cookie.</summary>
public sealed class HidingProofs(IDataProtectionProvider protection)
{
    private const string Cookie = "facegallery.hiding";

    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);

    private readonly ITimeLimitedDataProtector _protector = protection.CreateProtector("FaceGallery.Sharing.Hiding").ToTimeLimitedDataProtector();

    /// <param name="proposalId">The request that hides the photo.</param>
    public void Give(Share share, int photoId, int proposalId, HttpContext http) =>
        http.Response.Cookies.Append(Cookie, _protector.Protect(string.Create(CultureInfo.InvariantCulture, $"{share.Id} {photoId} {proposalId}"), Kept), GuestCookies.For(http, Kept));

    /// <returns>Null where this browser hid no photo of the link in the last ten minutes.</returns>
    public (int PhotoId, int ProposalId)? Of(Share share, HttpRequest request)
    {
        try
        {
            return request.Cookies[Cookie] is { Length: > 0 } proof
                && Array.ConvertAll(_protector.Unprotect(proof).Split(' '), part => int.Parse(part, CultureInfo.InvariantCulture)) is [var shareId, var photoId, var proposalId]
                && shareId == share.Id
                ? (photoId, proposalId)
                : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
