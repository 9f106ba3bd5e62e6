using System.Text.RegularExpressions;

namespace FaceGallery.Tests.Fixtures;

/// <summary>Measures methods by their indentation, which the formatter keeps: from a member's first line to its closing brace.</summary>
internal static partial class MethodLengths
{
    public static IEnumerable<(string Name, int Lines)> Of(string[] lines)
    {
        for (var i = 0; i < lines.Length; i++)
        {
            if (Member().Match(lines[i]) is { Success: true } member)
            {
                var indent = member.Groups[1].Value;
                var end = Array.FindIndex(lines, i, line => line == indent + "}" || (line.StartsWith(indent, StringComparison.Ordinal) && line.EndsWith(';') && !lines[i + 1].StartsWith(indent + "{", StringComparison.Ordinal)));
                yield return (member.Groups[2].Value, (end < 0 ? lines.Length : end) - i + 1);
            }
        }
    }

    [GeneratedRegex(@"^(    |        )(?:(?:public|private|protected|internal|static|async|override|sealed|virtual|partial|unsafe) )+[^=;({]*?\b(\w+)(?:<[^>]*>)?\(")]
    private static partial Regex Member();
}
