using System.Globalization;
using System.Text;
using FaceGallery.Web.Files;

namespace FaceGallery.Web.Downloads;

/// <summary>Names of an archive's entries: portable, in NFC, short enough, and no two alike but for case.</summary>
public static class ZipNames
{
    // What follows the last dot is a file's kind only where it is short.
    private const int LongestExtension = 16;

    /// <summary>The names in order; a later one of the same name is numbered: "name (2).jpg".</summary>
    public static IReadOnlyList<string> Distinct(IEnumerable<string> names)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var numbers = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        return [.. names.Select(name => DistinctFrom(taken, numbers, Portable(name)))];
    }

    private static string DistinctFrom(HashSet<string> taken, Dictionary<string, int> numbers, string name)
    {
        var number = numbers.GetValueOrDefault(name, 1);
        var distinct = name;
        while (!taken.Add(distinct))
        {
            number++;
            distinct = Fitting(name, string.Create(CultureInfo.InvariantCulture, $" ({number})"));
        }

        numbers[name] = number;
        return distinct;
    }

    private static string Portable(string name) => Fitting(PortableName.Of(name).Normalize(NormalizationForm.FormC), "");

    private static string Fitting(string name, string suffix)
    {
        var dot = name.LastIndexOf('.');
        var extension = dot > 0 && name.Length - dot <= LongestExtension ? name[dot..] : "";
        var room = PortableName.MaxBytes - Encoding.UTF8.GetByteCount(suffix + extension);
        return PortableName.Cut(name[..^extension.Length], room) + suffix + extension;
    }
}
