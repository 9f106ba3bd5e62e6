using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace FaceGallery.Domain.People;

/// <summary>
/// A person's name as a human wrote it: trimmed, in Unicode's composed form (NFC), at most <see cref="MaxLength"/> characters. What would
/// turn around the text beside it is left out. Names that differ only in case are the same name.
/// </summary>
public sealed record PersonName
{
    public const int MaxLength = 200;

    /// <summary>Letters by their category, yet nothing is drawn of them: Hangul fillers and an empty Braille cell.</summary>
    private static readonly int[] Blanks = [0x115F, 0x1160, 0x2800, 0x3164, 0xFFA0];

    private static readonly string[] Reserved = ["Group", "Unknown"];

    private PersonName(string value) => Value = value;

    public string Value { get; }

    /// <summary>What is compared: two names with the same key are one person.</summary>
    public string Key => Value.ToUpperInvariant();

    /// <summary>Reads a name, or tells in a sentence why it cannot be one.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out PersonName? name, [NotNullWhen(false)] out string? problem)
    {
        name = null;
        problem = null;
        var value = Clean(text);
        if (!value.EnumerateRunes().Any(IsVisible))
        {
            problem = "A person needs a name that can be read.";
        }
        else if (value.Length > MaxLength)
        {
            problem = $"A name has at most {MaxLength} characters; this one has {value.Length}.";
        }
        else if (Array.Find(Reserved, word => word.Equals(value, StringComparison.OrdinalIgnoreCase)) is { } word)
        {
            problem = $"Nobody can be called \"{word}\": that is the name of an album.";
        }
        else
        {
            name = new PersonName(value);
        }

        return name is not null;
    }

    private static string Clean(string? text)
    {
        var kept = new StringBuilder();
        foreach (var rune in (text ?? "").EnumerateRunes())
        {
            if (!IsControl(rune))
            {
                kept.Append(rune);
            }
        }

        return kept.ToString().Normalize(NormalizationForm.FormC).Trim();
    }

    /// <summary>Embeddings, overrides and isolates of a direction (Unicode Standard Annex 9) reach beyond the name that they are in.</summary>
    private static bool IsControl(Rune rune) =>
        rune.Value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    private static bool IsVisible(Rune rune) =>
        !Blanks.Contains(rune.Value) && !Rune.IsWhiteSpace(rune)
        && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Format or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark);
}
