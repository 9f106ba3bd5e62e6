using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using System.IO.Hashing;
using System.Text;

namespace FaceGallery.Web.Albums.Export;

/// <summary>
/// A folder's name that every file system takes, as near to the wanted one as can be. What Windows forbids is avoided everywhere,
/// because a home server's folders are looked at from Windows: https://learn.microsoft.com/windows/win32/fileio/naming-a-file.
/// </summary>
public static class SafeFolderName
{
    /// <summary>The longest name in bytes of UTF-8 that ext4, btrfs, XFS and ZFS take.</summary>
    public const int MaxBytes = 255;

    private static readonly SearchValues<char> Forbidden = SearchValues.Create("<>:\"/\\|?*");

    private static readonly FrozenSet<string> DeviceNames =
        new[] { "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$" }
            .Concat("0123456789¹²³".SelectMany(digit => new[] { $"COM{digit}", $"LPT{digit}" }))
            .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static string Of(string name)
    {
        var safe = new string([.. name.Select(character => IsForbidden(character) ? '_' : character)]).ToCharArray();
        for (var first = 0; first < safe.Length && safe[first] is '.' or ' '; first++)
        {
            safe[first] = '_';
        }

        for (var last = safe.Length - 1; last >= 0 && safe[last] is '.' or ' '; last--)
        {
            safe[last] = '_';
        }

        var result = ReplaceBrokenPairs(new string(safe));
        result = DeviceNames.Contains(result.Split('.')[0].TrimEnd()) ? "_" + result : result;
        return result.Length == 0 ? "_" : Encoding.UTF8.GetByteCount(result) > MaxBytes ? Distinct(result, name) : result;
    }

    /// <summary>The safe name with a short hash of the name that it stands for, cut to what still fits.</summary>
    public static string Distinct(string safeName, string name)
    {
        var suffix = "-" + Convert.ToHexStringLower(XxHash32.Hash(Encoding.UTF8.GetBytes(name)));
        var kept = new StringBuilder();
        var room = MaxBytes - suffix.Length;
        foreach (var character in TextElements(safeName))
        {
            room -= Encoding.UTF8.GetByteCount(character);
            if (room < 0)
            {
                break;
            }

            kept.Append(character);
        }

        return kept + suffix;
    }

    private static bool IsForbidden(char character) => Forbidden.Contains(character) || char.IsControl(character);

    /// <summary>Half a surrogate pair has no place in UTF-8.</summary>
    private static string ReplaceBrokenPairs(string text) => string.Concat(text.EnumerateRunes());

    /// <summary>What a reader takes for one character, so that no emoji is cut in half.</summary>
    private static IEnumerable<string> TextElements(string text)
    {
        for (var elements = StringInfo.GetTextElementEnumerator(text); elements.MoveNext();)
        {
            yield return elements.GetTextElement();
        }
    }
}
