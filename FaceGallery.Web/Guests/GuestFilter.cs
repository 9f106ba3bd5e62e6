using FaceGallery.Web.Sharing;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FaceGallery.Web.Guests;

/// <summary>
/// Opens the link of a guest's address before anything else happens: what no link opens, or one that expired, or whose passphrase was not given,
/// goes no further.
/// </summary>
internal sealed class GuestFilter : IEndpointFilter
{
    /// <summary>On the addresses that whoever has not given the passphrase may use: the one that takes it, and the one that takes the language to be asked in.</summary>
    public sealed record IsOpenToAll;

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        GuestHeaders.Set(http.Response.Headers);
        var token = (string)http.Request.RouteValues["token"]!;
        var share = await http.RequestServices.GetRequiredService<GuestLinks>().FindAsync(token, http.RequestAborted);
        if (share is null)
        {
            if (InSentence(http, token) is { } meant)
            {
                return Results.LocalRedirect($"{http.Request.PathBase}/share/{meant}");
            }

            var isTooMany = http.RequestServices.GetRequiredService<GuestLimits>().IsMissOneTooMany(http.Connection.RemoteIpAddress);
            return isTooMany ? GuestPages.Slow(http) : GuestPages.NotFound();
        }

        var isGiven = http.RequestServices.GetRequiredService<Passphrases>().IsGiven(share, http.Request);
        if (share.IsExpired(http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime))
        {
            // Whoever could have read the title on the link's page may still know which one it was.
            return GuestPages.Expired(isGiven ? await http.RequestServices.GetRequiredService<ShareCaptions>().ForGuestsAsync(share, http.RequestAborted) : null);
        }

        http.Features.Set(new GuestVisit(share));
        // Whoever has to give the passphrase again since the form was opened is asked on the link's own page.
        var isOpen = isGiven || http.GetEndpoint()?.Metadata.GetMetadata<IsOpenToAll>() is not null;
        return isOpen ? await next(context) : GuestEndpoints.Reading.Contains(http.Request.Method) ? GuestPages.AskPassphrase(http) : GuestForms.Fresh(http);
    }

    /// <summary>Messengers take what ends a sentence for a part of the address: "…/share/abc)."</summary>
    /// <returns>The token alone; null where that is not the case.</returns>
    private static string? InSentence(HttpContext http, string token)
    {
        var (meant, rest) = (token[..Math.Min(ShareTokens.Length, token.Length)], token[Math.Min(ShareTokens.Length, token.Length)..]);
        return rest.Length > 0 && !rest.Any(char.IsLetterOrDigit) && meant.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_')
            && GuestEndpoints.Reading.Contains(http.Request.Method) && http.Request.Path.Value!.EndsWith(token, StringComparison.Ordinal) ? meant : null;
    }

    /// <summary>What lies below no link's address.</summary>
    public static RazorComponentResult Nothing(HttpContext http)
    {
        GuestHeaders.Set(http.Response.Headers);
        return GuestPages.NotFound();
    }
}
