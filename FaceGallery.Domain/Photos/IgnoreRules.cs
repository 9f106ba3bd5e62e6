using System.Text;
using System.Text.RegularExpressions;

namespace FaceGallery.Domain.Photos;

/// <summary>
/// What people want left out of a folder, in the syntax of gitignore(5): the rules of a folder's file hold for all below it, a later rule wins over an earlier one, and those
/// of a folder over those of the folders above. Whoever may write the file costs us no more than time in proportion to its length and the paths'.
/// </summary>
public sealed class IgnoreRules
{
    /// <summary>The file's name.</summary>
    public const string FileName = ".galleryignore";

    /// <summary>Characters of a file that are read.</summary>
    public const int LongestFile = 64 * 1024;

    private const int LongestRule = 1000;

    private readonly IReadOnlyList<Rule> _rules;

    private IgnoreRules(IReadOnlyList<Rule> rules) => _rules = rules;

    /// <summary>Leaves nothing out.</summary>
    public static IgnoreRules None { get; } = new([]);

    /// <summary>These rules and those of a file below.</summary>
    /// <param name="folder">Where the file lies, below the root, with forward slashes; empty for the root itself.</param>
    /// <param name="text">The file's. A line that makes no sense matches nothing.</param>
    public IgnoreRules And(string folder, string text) =>
        new([.. _rules, .. text.Split('\n').Select(line => Parse(folder, line.TrimEnd('\r'))).OfType<Rule>()]);

    /// <summary>Whether it is left out, if the folders above are not.</summary>
    /// <param name="path">Below the root, with forward slashes.</param>
    public bool Ignores(string path, bool isFolder)
    {
        for (var rule = _rules.Count - 1; rule >= 0; rule--)
        {
            if ((isFolder || !_rules[rule].OnlyFolders) && _rules[rule].Matches(path))
            {
                return !_rules[rule].IsException;
            }
        }

        return false;
    }

    private static Rule? Parse(string folder, string line)
    {
        var pattern = WithoutTrailingBlanks(line);
        if (pattern.Length is 0 or > LongestRule || pattern[0] == '#')
        {
            return null;
        }

        var isException = pattern[0] == '!';
        pattern = isException ? pattern[1..] : pattern;
        var onlyFolders = pattern.EndsWith('/');
        pattern = onlyFolders ? pattern[..^1] : pattern;
        var isAnchored = pattern.Contains('/', StringComparison.Ordinal);
        pattern = pattern.StartsWith('/') ? pattern[1..] : pattern;
        try
        {
            return pattern.Length > 0 && Translate(pattern) is { } regex
                ? new Rule(folder, new Regex($@"\A{(isAnchored ? "" : "(?:[^/]+/)*")}{regex}\z", RegexOptions.NonBacktracking), isException, onlyFolders)
                : null;
        }
        catch (Exception exception) when (exception is RegexParseException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>Blanks at the end count only behind a backslash.</summary>
    private static string WithoutTrailingBlanks(string line)
    {
        var end = line.Length;
        while (end > 0 && line[end - 1] == ' ' && !(end > 1 && line[end - 2] == '\\'))
        {
            end--;
        }

        return line[..end];
    }

    /// <returns>Null for a set that has no end.</returns>
    private static string? Translate(string pattern)
    {
        var regex = new StringBuilder();
        for (var at = 0; at < pattern.Length; at++)
        {
            var isWhole = at == 0 || pattern[at - 1] == '/';
            switch (pattern[at])
            {
                case '*' when isWhole && pattern.AsSpan(at).StartsWith("**/"):
                    regex.Append("(?:[^/]+/)*");
                    at += 2;
                    break;
                case '*' when isWhole && pattern.AsSpan(at).SequenceEqual("**"):
                    regex.Append("(?s:.+)");
                    at++;
                    break;
                case '*':
                    regex.Append("[^/]*");
                    break;
                case '?':
                    regex.Append("[^/]");
                    break;
                case '[' when EndOfSet(pattern, at) is > 0 and var end:
                    regex.Append(Set(pattern[(at + 1)..end]));
                    at = end;
                    break;
                case '[':
                    return null;
                case '\\' when at + 1 < pattern.Length:
                    regex.Append(Regex.Escape(pattern[++at].ToString()));
                    break;
                default:
                    regex.Append(Regex.Escape(pattern[at].ToString()));
                    break;
            }
        }

        return regex.ToString();
    }

    /// <summary>A bracket that comes first is one of the set.</summary>
    private static int EndOfSet(string pattern, int start)
    {
        var first = start + 1 < pattern.Length && pattern[start + 1] is '!' or '^' ? start + 2 : start + 1;
        return first + 1 < pattern.Length ? pattern.IndexOf(']', first + 1) : -1;
    }

    private static string Set(string set)
    {
        var isInverse = set[0] is '!' or '^';
        var members = (isInverse ? set[1..] : set)
            .Replace("[:alpha:]", "a-zA-Z", StringComparison.Ordinal).Replace("[:digit:]", "0-9", StringComparison.Ordinal).Replace("[:alnum:]", "a-zA-Z0-9", StringComparison.Ordinal)
            .Replace("[", @"\[", StringComparison.Ordinal).Replace("]", @"\]", StringComparison.Ordinal).Replace("^", @"\^", StringComparison.Ordinal);
        return $"[{(isInverse ? "^" : "")}{members}-[/]]";
    }

    /// <param name="Folder">Which the rule holds below.</param>
    private sealed record Rule(string Folder, Regex Pattern, bool IsException, bool OnlyFolders)
    {
        public bool Matches(string path) => Folder.Length == 0
            ? Pattern.IsMatch(path)
            : path.Length > Folder.Length + 1 && path[Folder.Length] == '/' && path.StartsWith(Folder, StringComparison.Ordinal) && Pattern.IsMatch(path.AsSpan(Folder.Length + 1));
    }
}
