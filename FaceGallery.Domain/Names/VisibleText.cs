using System.Globalization;
using System.Text;

namespace FaceGallery.Domain.Names;

/// <summary>Names without characters that nobody sees and that deceive: "photo\u202Egpj.exe" reads as "photoexe.jpg".</summary>
public static class VisibleText
{
    /// <summary>
    /// In Unicode's composed form (NFC), trimmed, and without control characters, line and paragraph separators, marks, overrides and isolates of a direction
    /// (Unicode Standard Annex 9), which reach beyond the name that they are in, and spaces without a width. Joiners stay: emoji and some scripts need them.
    /// </summary>
    public static string Of(string? text)
    {
        var kept = new StringBuilder();
        foreach (var rune in (text ?? "").EnumerateRunes())
        {
            if (!rune.IsBmp || !IsUnseen((char)rune.Value))
            {
                kept.Append(rune);
            }
        }

        return kept.ToString().Normalize(NormalizationForm.FormC).Trim();
    }

    public static bool IsUnseen(char character) =>
        character is '\u00AD' or '\u061C' or '\u180E' or '\u200B' or '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2060' and <= '\u206F') or '\uFEFF'
        || char.GetUnicodeCategory(character) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
