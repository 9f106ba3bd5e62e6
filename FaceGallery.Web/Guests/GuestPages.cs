using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FaceGallery.Web.Guests;

/// <summary>The answers that are pages. None of them answers a form: whoever goes back never meets one that would have to be sent again.</summary>
internal static class GuestPages
{
    /// <summary>Behind a link's address: the passphrase that was given is not the right one.</summary>
    public const string WrongPassphrase = "?passphrase=wrong";

    /// <summary>Behind a link's address: there was too much of something.</summary>
    public const string SlowAddress = "/slow";

    /// <summary>The same for a link that never was, was revoked or was deleted.</summary>
    public static RazorComponentResult NotFound() => Message("Guest.NotFound", StatusCodes.Status404NotFound);

    /// <summary>The link is open, and shows no such photo, or no longer.</summary>
    /// <param name="photoId">Null for several.</param>
    public static RazorComponentResult PhotoGone(HttpContext http, int? photoId = null)
    {
        var proofs = http.RequestServices.GetRequiredService<HidingProofs>();
        return new RazorComponentResult<PhotoGonePage>(new Dictionary<string, object?>
        {
            [nameof(PhotoGonePage.Base)] = GuestAddress.Of(http),
            [nameof(PhotoGonePage.HiddenId)] = photoId is { } id && proofs.Of(GuestVisit.Of(http).Share, id, http.Request) is not null ? id : null,
        })
        { StatusCode = StatusCodes.Status404NotFound };
    }

    /// <param name="caption">Of the link; null for whoever may not read it.</param>
    public static RazorComponentResult Expired(string? caption) => Message("Guest.Expired", StatusCodes.Status410Gone, caption: caption);

    public static RazorComponentResult Unavailable() => Message("Guest.Unavailable", StatusCodes.Status503ServiceUnavailable);

    public static RazorComponentResult Forbidden() => Message("Guest.NoDownload", StatusCodes.Status403Forbidden);

    /// <param name="wait">After which it is worth another try; a minute unless said.</param>
    public static IResult Slow(HttpContext http, TimeSpan? wait = null)
    {
        var seconds = Math.Ceiling(wait?.TotalSeconds ?? 60).ToString(CultureInfo.InvariantCulture);
        if (!HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method))
        {
            return Results.LocalRedirect($"{GuestAddress.Of(http)}{SlowAddress}?wait={seconds}");
        }

        http.Response.Headers.RetryAfter = seconds;
        return Message("Guest.Slow", StatusCodes.Status429TooManyRequests, http.Request.Path.Value!.EndsWith(SlowAddress, StringComparison.Ordinal) ? GuestAddress.Of(http) : null);
    }

    /// <remarks>The link's own address answers with success, as messengers preview nothing else; it shows no photo.</remarks>
    public static RazorComponentResult AskPassphrase(HttpContext http) =>
        new RazorComponentResult<PassphrasePage>(new Dictionary<string, object?>
        {
            [nameof(PassphrasePage.Base)] = GuestAddress.Of(http),
            [nameof(PassphrasePage.IsWrong)] = http.Request.QueryString.Value == WrongPassphrase,
            [nameof(PassphrasePage.Share)] = GuestVisit.Of(http).Share,
        })
        {
            StatusCode = http.Request.Path.Value?.EndsWith($"/{http.Request.RouteValues["token"]}", StringComparison.Ordinal) == true ? StatusCodes.Status200OK : StatusCodes.Status401Unauthorized,
        };

    private static RazorComponentResult<MessagePage> Message(string key, int status, string? again = null, string? caption = null) =>
        new(new Dictionary<string, object?> { [nameof(MessagePage.Key)] = key, [nameof(MessagePage.Again)] = again, [nameof(MessagePage.Caption)] = caption }) { StatusCode = status };
}
