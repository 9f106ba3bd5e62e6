using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using FaceGallery.Domain.Names;

namespace FaceGallery.Web.Files;

/// <summary>
/// A file's or folder's name that every file system takes, as near to the wanted one as can be. What Windows forbids is avoided everywhere,
/// because files travel: https://learn.microsoft.com/windows/win32/fileio/naming-a-file.
/// </summary>
public static class PortableName
{
    /// <summary>The longest name in bytes of UTF-8 that ext4, btrfs, XFS and ZFS take.</summary>
    public const int MaxBytes = 255;

    private static readonly SearchValues<char> Forbidden = SearchValues.Create("<>:\"/\\|?*");

    private static readonly FrozenSet<string> DeviceNames =
        new[] { "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$" }
            .Concat("0123456789¹²³".SelectMany(digit => new[] { $"COM{digit}", $"LPT{digit}" }))
            .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Puts an underscore in place of what no name may hold, or what is not seen of it; "_" for nothing. The name may still be too long.</summary>
    public static string Of(string name)
    {
        var safe = name.Select(character => Forbidden.Contains(character) || VisibleText.IsUnseen(character) ? '_' : character).ToArray();
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
        return result.Length == 0 ? "_" : result;
    }

    /// <summary>As many of the first characters as fit; what a reader takes for one, such as an emoji, is never cut in half.</summary>
    public static string Cut(string name, int maxBytes)
    {
        var kept = new StringBuilder();
        for (var elements = StringInfo.GetTextElementEnumerator(name); elements.MoveNext();)
        {
            var character = elements.GetTextElement();
            maxBytes -= Encoding.UTF8.GetByteCount(character);
            if (maxBytes < 0)
            {
                break;
            }

            kept.Append(character);
        }

        return kept.ToString();
    }

    /// <summary>Half a surrogate pair has no place in UTF-8.</summary>
    private static string ReplaceBrokenPairs(string text) => string.Concat(text.EnumerateRunes());
}
