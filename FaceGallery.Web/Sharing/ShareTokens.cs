using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace FaceGallery.Web.Sharing;

/// <summary>
/// The secrets in links' addresses. A link is found by its token's hash, so that the database alone opens nothing; the token itself is kept
/// encrypted with the server's keys, so that the owner can see it again.
/// </summary>
public sealed class ShareTokens(IDataProtectionProvider protection)
{
    /// <summary>Letters of a token: 128 random bits in base64url (RFC 4648, 5).</summary>
    public const int Length = 22;

    private const int Bytes = 16;

    private readonly IDataProtector _protector = protection.CreateProtector("FaceGallery.Sharing.Tokens");

    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    public static byte[] HashOf(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));

    public string Protect(string token) => _protector.Protect(token);

    /// <returns>Null where the server's keys were lost, as after moving the database without them: then the link still works, but cannot be shown.</returns>
    public string? Unprotect(string protectedToken)
    {
        try
        {
            return _protector.Unprotect(protectedToken);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
