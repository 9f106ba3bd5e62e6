using System.IO.Compression;
using FaceGallery.Web.Data;

namespace FaceGallery.Web.Accounts;

/// <summary>
/// What a new password must be: long enough, and none of those that everybody tries first. No mixture of letters is asked for (NIST SP 800-63B, 3.1.1.2).
/// Passwords that were chosen under an older rule go on opening their accounts.
/// </summary>
public static class PasswordRules
{
    public const int LeastOfOwner = 10;
    public const int LeastOfFriend = 8;

    /// <summary>And not so long that checking it would take for ever.</summary>
    public const int Max = 200;

    /// <summary>In English, for commands and the log.</summary>
    public static readonly string OwnersRule = $"the owner's password needs {LeastOfOwner} to {Max} characters, not counting the account name, and must not be a common one.";

    /// <summary>Shorter names are found in words by chance.</summary>
    private const int LeastName = 3;

    /// <param name="name">The account's name, which makes a password no longer: others know it.</param>
    /// <returns>Null where there is none.</returns>
    public static AccountProblem? ProblemOf(string? password, string name, AccountRole role)
    {
        if (password is { Length: > Max })
        {
            return AccountProblem.LongPassword;
        }

        var rest = name.Length < LeastName ? password : password?.Replace(name, "", StringComparison.OrdinalIgnoreCase);
        return role switch
        {
            AccountRole.Owner when rest is null or { Length: < LeastOfOwner } => AccountProblem.ShortOwnerPassword,
            _ when rest is null or { Length: < LeastOfFriend } => AccountProblem.ShortPassword,
            _ => IsCommon(rest) ? AccountProblem.CommonPassword : null,
        };
    }

    public static int LeastOf(AccountRole role) => role == AccountRole.Owner ? LeastOfOwner : LeastOfFriend;

    /// <summary>Also with figures and signs around it, as in "Password2026!", and where it is the same few letters again and again.</summary>
    private static bool IsCommon(string password)
    {
        const int FewLetters = 3;
        var lower = password.ToLowerInvariant();
        var start = Array.FindIndex(lower.ToCharArray(), char.IsLetter);
        var forms = start < 0 ? [lower] : new HashSet<string> { lower, lower[start..(Array.FindLastIndex(lower.ToCharArray(), char.IsLetter) + 1)] };
        return lower.Distinct().Count() <= FewLetters || CommonPasswords().Any(forms.Contains);
    }

    // Read anew each time: a password is chosen seldom, and the list would take megabytes of memory.
    private static IEnumerable<string> CommonPasswords()
    {
        using var stream = typeof(PasswordRules).Assembly.GetManifestResourceStream("CommonPasswords.txt.gz")!;
        using var reader = new StreamReader(new GZipStream(stream, CompressionMode.Decompress));
        while (reader.ReadLine() is { } line)
        {
            // The source and its licence stand at the head.
            if (!line.StartsWith("# ", StringComparison.Ordinal))
            {
                yield return line;
            }
        }
    }
}
