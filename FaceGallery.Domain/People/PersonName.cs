using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using FaceGallery.Domain.Messages;
using FaceGallery.Domain.Names;

namespace FaceGallery.Domain.People;

/// <summary>
/// A person's name as a human wrote it, as far as it is seen (<see cref="VisibleText"/>), of at most <see cref="MaxLength"/> characters. Names that differ only in case are the same name.
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

    /// <summary>Whoever types one of two names with the same likeness may mean the other: they differ in case, spaces or the form of characters (Unicode's NFKC).</summary>
    public string Likeness => LikenessOf(Value);

    public static string LikenessOf(string name) =>
        string.Concat(name.Normalize(NormalizationForm.FormKC).Where(character => !char.IsWhiteSpace(character))).ToUpperInvariant();

    /// <summary>Reads a name, or tells why it cannot be one.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out PersonName? name, [NotNullWhen(false)] out Message? problem)
    {
        name = null;
        problem = null;
        var value = VisibleText.Of(text);
        if (!value.EnumerateRunes().Any(IsVisible))
        {
            problem = new("Name.Blank");
        }
        else if (value.Length > MaxLength)
        {
            problem = new("Name.TooLong", MaxLength.ToString(CultureInfo.InvariantCulture), value.Length.ToString(CultureInfo.InvariantCulture));
        }
        else if (Array.Find(Reserved, word => word.Equals(value, StringComparison.OrdinalIgnoreCase)) is { } word)
        {
            problem = new("Name.Reserved", word);
        }
        else
        {
            name = new PersonName(value);
        }

        return name is not null;
    }

    private static bool IsVisible(Rune rune) =>
        !Blanks.Contains(rune.Value) && !Rune.IsWhiteSpace(rune)
        && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Format or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark);
}
