using System.Text;

namespace FaceGallery.Web.Exchange;

/// <summary>Picasa's stars, captions and keywords, which it kept in one file for a folder.</summary>
internal static class PicasaIni
{
    public static readonly IReadOnlyList<string> Names = [".picasa.ini", "Picasa.ini"];

    /// <summary>By the pictures' names.</summary>
    public static Dictionary<string, PhotoWords> Read(byte[] ini)
    {
        var found = new Dictionary<string, PhotoWords>(StringComparer.OrdinalIgnoreCase);
        var picture = "";
        foreach (var line in Encoding.UTF8.GetString(ini).Split('\n').Select(line => line.Trim()))
        {
            if (line is ['[', .. var name, ']'])
            {
                picture = name;
                continue;
            }

            var words = found.GetValueOrDefault(picture, PhotoWords.None);
            found[picture] = line.Split('=', 2) switch
            {
                ["star", "yes"] => words with { IsFavourite = true },
                ["caption", { Length: > 0 } caption] => words with { Caption = caption },
                ["keywords", var keywords] => words with { Keywords = keywords.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) },
                _ => words,
            };
        }

        return found;
    }
}
