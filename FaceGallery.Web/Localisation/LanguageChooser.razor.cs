namespace FaceGallery.Web.Localisation;

/// <summary>Chooses the language of the pages for this browser.</summary>
public partial class LanguageChooser
{
    // Each in its own language: who looks for it may not read the present one.
    private IEnumerable<(string Value, string Name)> Choices =>
        [("", Text["Settings.LanguageOfBrowser"]), .. LocalisationServices.Languages.Select(language => (language.Name, NameOf(language.NativeName)))];

    private static string NameOf(string native) => char.ToUpperInvariant(native[0]) + native[1..];
}
