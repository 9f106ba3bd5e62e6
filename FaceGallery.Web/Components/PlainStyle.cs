using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.Components;

/// <summary>The looks of pages without a circuit. They stand in each page: to ask for them first would hold all up that it shows, on a phone's line for half a second.</summary>
public static partial class PlainStyle
{
    private static readonly string Text = Read();

    public static readonly MarkupString Element = new($"<style>{Text}</style>");

    /// <summary>What a Content-Security-Policy calls them by (Content Security Policy Level 3, 2.3.1).</summary>
    public static readonly string Source = $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Text)))}'";

    private static string Read()
    {
        using var stream = typeof(PlainStyle).Assembly.GetManifestResourceStream("PlainPage.css")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);

        // What is for its reader alone stays here: a tenth of the bytes that come before the first photo.
        return Unseen().Replace(reader.ReadToEnd(), "");
    }

    [GeneratedRegex(@"/\*.*?\*/|\s*[\r\n]\s*|(?<=:) | (?=\{)", RegexOptions.Singleline)]
    private static partial Regex Unseen();
}
