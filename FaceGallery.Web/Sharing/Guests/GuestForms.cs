using FaceGallery.Domain.Sharing;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;

namespace FaceGallery.Web.Sharing.Guests;

/// <summary>What guests send.</summary>
internal static class GuestForms
{
    public static void MapForms(this IEndpointRouteBuilder guests)
    {
        guests.MapPost("/passphrase", PassphraseAsync).WithMetadata(new GuestFilter.TakesPassphrase()).DisableAntiforgery().AddEndpointFilter(RefuseStaleAsync);
    }

    private static async Task<IResult> PassphraseAsync(
        [FromForm] string? passphrase, HttpContext http, Passphrases passphrases, GuessingWatch watch)
    {
        var (share, from) = (GuestVisit.Of(http).Share, http.Connection.RemoteIpAddress);
        if (!watch.MayTry(share, from))
        {
            return GuestPages.Slow(http);
        }

        if (passphrase?.Length <= Share.MaxPassphraseLength && passphrases.Try(share, passphrase, http))
        {
            return Results.LocalRedirect(GuestAddress.Of(http));
        }

        watch.Failed(share, from);
        return GuestPages.AskPassphrase(http, "Guest.PassphraseWrong");
    }

    /// <summary>A form that lay open too long, or is another site's, leads to a fresh one instead of to an error.</summary>
    private static async ValueTask<object?> RefuseStaleAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        return await http.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(http)
            ? await next(context)
            : Results.LocalRedirect(GuestAddress.Of(http));
    }
}
