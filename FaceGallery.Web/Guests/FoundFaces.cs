using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using FaceGallery.Domain.Sharing;
using Microsoft.AspNetCore.DataProtection;

namespace FaceGallery.Web.Guests;

/// <summary>
/// Remembers faces of a link in a guest's browser, by their ids: those that a picture found, for an hour and until the browser is closed, so that one can come back to them; and those that the
/// guest said are theirs, for 90 days and until the guest wants it forgotten, so that later photos are found without another picture. The server keeps nothing of it.
/// </summary>
public sealed class FoundFaces(IDataProtectionProvider protection)
{
    /// <summary>More views of a face find no more photos.</summary>
    private const int MaxOwn = 8;

    /// <summary>A cookie has its measure.</summary>
    private const int MaxOthers = 100;

    /// <summary>Bytes that, sealed and written as text, are still one cookie: some 900 faces.</summary>
    private const int MaxFoundBytes = 2700;

    private const string Cookie = "facegallery.me";

    private const string FoundCookie = "facegallery.found";

    private static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    private static readonly TimeSpan FoundKept = TimeSpan.FromHours(1);

    private readonly IDataProtector _protector = protection.CreateProtector("FaceGallery.Sharing.FoundFaces");

    private readonly ITimeLimitedDataProtector _foundProtector = protection.CreateProtector("FaceGallery.Sharing.FoundFaces", "found").ToTimeLimitedDataProtector();

    /// <param name="faces">What a picture found, best first; those that come first are kept.</param>
    public void KeepFound(Share share, IEnumerable<int> faces, HttpContext http)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        writer.Write7BitEncodedInt(share.Id);
        foreach (var face in faces.TakeWhile(_ => bytes.Length < MaxFoundBytes))
        {
            writer.Write7BitEncodedInt(face);
        }

        http.Response.Cookies.Append(FoundCookie, Base64Url.EncodeToString(_foundProtector.Protect(bytes.ToArray(), FoundKept)), GuestCookies.ForReading(http, maxAge: null));
    }

    /// <returns>In their order; null where nothing was looked for in the link.</returns>
    public IReadOnlyList<int>? FoundOf(Share share, HttpRequest request)
    {
        try
        {
            if (request.Cookies[FoundCookie] is not { Length: > 0 } cookie)
            {
                return null;
            }

            using var bytes = new MemoryStream(_foundProtector.Unprotect(Base64Url.DecodeFromChars(cookie)));
            using var reader = new BinaryReader(bytes);
            if (reader.Read7BitEncodedInt() != share.Id)
            {
                return null;
            }

            var faces = new List<int>();
            while (bytes.Position < bytes.Length)
            {
                faces.Add(reader.Read7BitEncodedInt());
            }

            return faces;
        }
        catch (Exception exception) when (exception is CryptographicException or FormatException)
        {
            return null;
        }
    }

    /// <param name="own">The guest's; those that come first are remembered.</param>
    /// <param name="others">Those that were found and are somebody else's.</param>
    public void Remember(Share share, IEnumerable<int> own, IEnumerable<int> others, HttpContext http)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{share.Id} {string.Join('.', own.Take(MaxOwn))} {string.Join('.', others.Take(MaxOthers))}");
        http.Response.Cookies.Append(Cookie, _protector.Protect(text), GuestCookies.ForReading(http, Kept));
    }

    public static void Forget(HttpContext http)
    {
        foreach (var cookie in new[] { Cookie, FoundCookie })
        {
            http.Response.Cookies.Delete(cookie, GuestCookies.ForReading(http, TimeSpan.Zero));
        }
    }

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
