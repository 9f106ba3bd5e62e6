using System.Security.Cryptography;
using System.Text;

namespace FaceGallery.Web.Accounts;

/// <summary>
/// Proves that whoever sets the app up from another machine can read what the server prints: without it the first one to reach a new app could make
/// it theirs.
/// </summary>
public sealed class SetupCode
{
    // Without letters that look alike: Crockford's base 32.
    private const string Letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Half = 4;

    /// <summary>"7K3M-Q9TD": another one at each start.</summary>
    public string Text { get; } = $"{RandomNumberGenerator.GetString(Letters, Half)}-{RandomNumberGenerator.GetString(Letters, Half)}";

    /// <summary>In letters of either size, with or without the dash.</summary>
    public bool Is(string? given) =>
        CryptographicOperations.FixedTimeEquals(Bytes(given ?? ""), Bytes(Text));

    private static byte[] Bytes(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(new string([.. text.Where(char.IsLetterOrDigit)]).ToUpperInvariant()));
}
