using System.Globalization;
using Microsoft.AspNetCore.Localization;

namespace FaceGallery.Web.Localisation;

/// <summary>Remembers the reader's language in this browser.</summary>
public static class LanguageCookie
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(365);

    /// <param name="language">One that there are words for; anything else leaves it to the browser.</param>
    public static void Choose(HttpContext http, string? language)
    {
        if (LocalisationServices.Languages.FirstOrDefault(known => known.Name == language) is { } chosen)
        {
            http.Response.Cookies.Append(
                CookieRequestCultureProvider.DefaultCookieName,
                CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(FormatsOf(chosen), chosen)),
                new CookieOptions { SameSite = SameSiteMode.Lax, MaxAge = Kept });
        }
        else
        {
            http.Response.Cookies.Delete(CookieRequestCultureProvider.DefaultCookieName);
        }
    }

    /// <summary>In the language itself: "English".</summary>
    public static string NameOf(CultureInfo language) => char.ToUpperInvariant(language.NativeName[0]) + language.NativeName[1..];

    /// <summary>Dates and numbers as the browser writes them, where it speaks the language.</summary>
    private static CultureInfo FormatsOf(CultureInfo language) =>
        CultureInfo.CurrentCulture.TwoLetterISOLanguageName == language.TwoLetterISOLanguageName ? CultureInfo.CurrentCulture : language;
}
