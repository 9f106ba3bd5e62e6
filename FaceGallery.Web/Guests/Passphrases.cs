using System.Security.Cryptography;
using FaceGallery.Domain.Sharing;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;

namespace FaceGallery.Web.Guests;

/// <summary>Remembers in a guest's browser that the right passphrase of a link was given, until the passphrase changes, for 30 days at most.</summary>
public sealed class Passphrases(IDataProtectionProvider protection, IPasswordHasher<Share> hasher)
{
    private const string Cookie = "facegallery.passphrase";

    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    private readonly IDataProtector _protector = protection.CreateProtector("FaceGallery.Sharing.Passphrases");

    /// <summary>True also where the link asks for none.</summary>
    public bool IsGiven(Share share, HttpRequest request)
    {
        if (share.PassphraseHash is null)
        {
            return true;
        }

        try
        {
            return request.Cookies[Cookie] is { Length: > 0 } proof && _protector.Unprotect(proof) == ProofOf(share);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    /// <returns>Whether it is the right one; then the browser gets the proof.</returns>
    public bool Try(Share share, string? passphrase, HttpContext http)
    {
        var isRight = share.PassphraseHash is null
            || Spellings(passphrase ?? "").Any(spelling => hasher.VerifyHashedPassword(share, share.PassphraseHash, spelling) != PasswordVerificationResult.Failed);
        if (isRight)
        {
            http.Response.Cookies.Append(Cookie, _protector.Protect(ProofOf(share)), GuestCookies.ForReading(http, Kept));
        }

        return isRight;
    }

    /// <summary>
    /// A phone's keyboard writes a space after each word that it completes, and begins with a capital letter. To forgive both is safe: a guess stands for two first letters, so that half as many
    /// are enough, and how many somebody has is limited to far less (<see cref="GuestLimits"/>).
    /// </summary>
    private static IEnumerable<string> Spellings(string passphrase)
    {
        var trimmed = passphrase.Trim();
        return new[] { passphrase, trimmed, WithFirst(trimmed, char.ToLowerInvariant), WithFirst(trimmed, char.ToUpperInvariant) }.Distinct();

        static string WithFirst(string text, Func<char, char> change) => text.Length == 0 ? text : change(text[0]) + text[1..];
    }

    // The salted hash is another one after each change of the passphrase.
    private static string ProofOf(Share share) => $"{share.Id} {share.PassphraseHash}";
}
