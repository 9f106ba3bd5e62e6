using FaceGallery.Web.Hosting;
using FaceGallery.Web.Localisation;
using Microsoft.AspNetCore.Mvc;

namespace FaceGallery.Web.Layout;

/// <summary>Takes the reader's language: see <see cref="LanguageCookie"/>.</summary>
public static class LanguageEndpoints
{
    public const string Address = "/language";

    private const string After = "~/account";

    public static void MapLanguage(this IEndpointRouteBuilder app) =>
        app.MapPost(Address, Choose).AllowAnonymous().WithMetadata(new RequestSizeLimitAttribute(16 * 1024)).DisableAntiforgery()
            .RefuseStaleForms(_ => Results.LocalRedirect(After));

    private static IResult Choose([FromForm] string? language, HttpContext http)
    {
        LanguageCookie.Choose(http, language);
        return Results.LocalRedirect(After);
    }
}
