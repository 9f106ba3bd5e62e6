using System.Globalization;
using FaceGallery.Web.Hosting;
using FaceGallery.Web.Localisation;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;

namespace FaceGallery.Web.Layout;

/// <summary>Remembers the reader's language in a cookie of this browser.</summary>
public static class LanguageEndpoints
{
    public const string Address = "/language";

    private const string After = "~/account";

    public static void MapLanguage(this IEndpointRouteBuilder app) =>
        app.MapPost(Address, Choose).AllowAnonymous().WithMetadata(new RequestSizeLimitAttribute(16 * 1024)).DisableAntiforgery()
            .RefuseStaleForms(_ => TypedResults.Problem("The form has no valid token. Reload the page.", statusCode: StatusCodes.Status400BadRequest));

    /// <param name="language">One that there are words for; anything else leaves it to the browser.</param>
    private static IResult Choose([FromForm] string? language, HttpContext http)
    {
        var cookie = new CookieOptions { SameSite = SameSiteMode.Lax, MaxAge = TimeSpan.FromDays(365) };
        if (LocalisationServices.Languages.FirstOrDefault(known => known.Name == language) is { } chosen)
        {
            http.Response.Cookies.Append(
                CookieRequestCultureProvider.DefaultCookieName, CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(FormatsOf(chosen), chosen)), cookie);
        }
        else
        {
            http.Response.Cookies.Delete(CookieRequestCultureProvider.DefaultCookieName);
        }

        return Results.LocalRedirect(After);
    }

    /// <summary>Dates and numbers as the browser writes them, where it speaks the language.</summary>
    private static CultureInfo FormatsOf(CultureInfo language) =>
        CultureInfo.CurrentCulture.TwoLetterISOLanguageName == language.TwoLetterISOLanguageName ? CultureInfo.CurrentCulture : language;
}
