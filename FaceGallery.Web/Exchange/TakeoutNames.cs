using System.Text.RegularExpressions;

namespace FaceGallery.Web.Exchange;

/// <summary>
/// Which JSON of a folder of Google Takeout tells of which picture. To the picture's name comes ".supplemental-metadata" (since 2024), all of it is cut to some 46 characters,
/// and then comes ".json"; the number of a duplicate stands behind what was cut: IMG(1).jpg has IMG.jpg(1).json.
/// </summary>
/// <param name="names">Of the files in the folder.</param>
public sealed partial class TakeoutNames(IEnumerable<string> names)
{
    private const string Ending = ".json";
    private const string Supplement = ".supplemental-metadata";

    /// <summary>A shorter name is not cut.</summary>
    private const int ShortestCut = 40;

    private readonly Dictionary<string, string> _byStem = names.Where(IsJson).ToLookup(name => name[..^Ending.Length], StringComparer.OrdinalIgnoreCase)
        .ToDictionary(stem => stem.Key, stem => stem.First(), StringComparer.OrdinalIgnoreCase);

    public static bool IsJson(string name) => name.EndsWith(Ending, StringComparison.OrdinalIgnoreCase);

    /// <returns>The JSON's name; null where there is none.</returns>
    public string? Of(string picture)
    {
        if (_byStem.Count == 0)
        {
            return null;
        }

        var original = Edited().Replace(picture, "");
        return Find(picture, "") ?? (Numbered().Match(original) is { Success: true } match ? Find(match.Groups[1].Value + match.Groups[3].Value, match.Groups[2].Value) : null)
            ?? (original == picture ? null : Find(original, ""));
    }

    private string? Find(string name, string number)
    {
        var bare = Path.GetFileNameWithoutExtension(name);
        return Cut(name + Supplement, number, name.Length) ?? (name.Length > ShortestCut ? Cut(name, number, ShortestCut) : null)
            ?? Cut(bare + Supplement, number, bare.Length + 2);
    }

    private string? Cut(string full, string number, int shortest)
    {
        for (var length = full.Length; length >= shortest; length--)
        {
            if (_byStem.TryGetValue(full[..length] + number, out var found))
            {
                return found;
            }
        }

        return null;
    }

    [GeneratedRegex(@"^(.*)(\(\d+\))(\.[^.]*)$")]
    private static partial Regex Numbered();

    /// <summary>What was changed in Google Photos has no JSON of its own.</summary>
    [GeneratedRegex(@"-(edited|bearbeitet|modifié|editado|modificato|bewerkt|edytowane|已修改|编辑)(?=(\(\d+\))?\.[^.]*$)", RegexOptions.IgnoreCase)]
    private static partial Regex Edited();
}
