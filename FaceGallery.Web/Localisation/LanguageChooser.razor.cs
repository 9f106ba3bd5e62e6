using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Localization;

namespace FaceGallery.Web.Localisation;

/// <summary>Chooses the language of the pages for this browser.</summary>
public partial class LanguageChooser
{
    /// <summary>The language that is chosen; "" where it is left to the browser. Only the first answer sees the cookie.</summary>
    [PersistentState]
    public string? Chosen { get; set; }

    [CascadingParameter]
    private HttpContext? Http { get; set; }

    // Each in its own language: who looks for it may not read the present one.
    private IEnumerable<(string Value, string Name)> Choices =>
        [("", Text["Settings.LanguageOfBrowser"]), .. LocalisationServices.Languages.Select(language => (language.Name, LanguageCookie.NameOf(language)))];

    protected override void OnInitialized() =>
        Chosen ??= Http?.Request.Cookies[CookieRequestCultureProvider.DefaultCookieName] is { } cookie
            && CookieRequestCultureProvider.ParseCookieValue(cookie)?.UICultures is [var language, ..]
            && LocalisationServices.Languages.Any(known => known.Name == language.Value) ? language.Value : "";
}
