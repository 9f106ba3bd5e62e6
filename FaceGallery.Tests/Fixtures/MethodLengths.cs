using System.Text.RegularExpressions;

namespace FaceGallery.Tests.Fixtures;

/// <summary>Measures methods: from a member's first line to the line on which its brackets are closed and its statement ends.</summary>
internal static partial class MethodLengths
{
    public static IEnumerable<(string Name, int Lines)> Of(string[] lines)
    {
        for (var i = 0; i < lines.Length; i++)
        {
            if (Member().Match(lines[i]) is { Success: true } member)
            {
                yield return (member.Groups[1].Value, End(lines, i) - i + 1);
            }
        }
    }

    private static int End(string[] lines, int start)
    {
        var open = 0;
        for (var i = start; i < lines.Length; i++)
        {
            open += Brackets(lines[i]);
            if (open <= 0 && (lines[i].EndsWith(';') || lines[i].EndsWith('}')))
            {
                return i;
            }
        }

        return lines.Length - 1;
    }

    private static int Brackets(string line)
    {
        var code = Letter().Replace(line, "");
        return code.Count(letter => letter is '(' or '{' or '[') - code.Count(letter => letter is ')' or '}' or ']');
    }

    [GeneratedRegex("'.'")]
    private static partial Regex Letter();

    [GeneratedRegex(@"^ {4,8}(?:(?:public|private|protected|internal|static|async|override|sealed|virtual|partial|unsafe) )+[^=;({]*?\b(\w+)(?:<[^>]*>)?\(")]
    private static partial Regex Member();
}
