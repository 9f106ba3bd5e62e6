using FaceGallery.Domain.Sharing;
using FaceGallery.Web.Sharing.Proposals;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;

namespace FaceGallery.Web.Sharing.Guests;

/// <summary>What guests send.</summary>
internal static class GuestForms
{
    /// <summary>Bytes: less than what ASP.NET Core keeps in memory of a form before it makes a file of it.</summary>
    internal const int MostBytes = 60 * 1024;

    public static void MapForms(this IEndpointRouteBuilder guests)
    {
        guests.MapPost("/passphrase", PassphraseAsync).WithMetadata(new GuestFilter.TakesPassphrase(), new RequestSizeLimitAttribute(MostBytes)).DisableAntiforgery().AddEndpointFilter(RefuseStaleAsync);
        guests.MapPost("/photos/{id:int}/say", SayAsync).WithMetadata(new RequestSizeLimitAttribute(MostBytes)).DisableAntiforgery().AddEndpointFilter(RefuseStaleAsync);
    }

    /// <returns>Null for what is none: it came in an address.</returns>
    internal static ProposalOutcome? OutcomeOf(string? said) =>
        Enum.TryParse<ProposalOutcome>(said, out var outcome) && Enum.IsDefined(outcome) ? outcome : null;

    private static async Task<IResult> SayAsync(int id, [FromForm] string? what, [FromForm] string? name, HttpContext http, GuestProposals proposals)
    {
        var share = GuestVisit.Of(http).Share;
        ProposalOutcome? outcome = what switch
        {
            "not-me" => await proposals.NotMeAsync(share, id, http.RequestAborted),
            "me-too" => await proposals.MeTooAsync(share, id, name, http.RequestAborted),
            "do-not-show" => await proposals.DoNotShowAsync(share, id, http.RequestAborted),
            _ => null,
        };
        return outcome switch
        {
            null or ProposalOutcome.NotShown => GuestPages.NotFound(),
            _ => Results.LocalRedirect($"{GuestAddress.Of(http)}{(what == "do-not-show" ? "" : $"/photos/{id}")}?said={outcome}#said"),
        };
    }

    private static async Task<IResult> PassphraseAsync(
        [FromForm] string? passphrase, HttpContext http, Passphrases passphrases, GuessingWatch watch)
    {
        var (share, from) = (GuestVisit.Of(http).Share, http.Connection.RemoteIpAddress);
        var isRight = await watch.TryAsync(
            share, from, () => passphrase?.Length <= Share.MaxPassphraseLength && passphrases.Try(share, passphrase, http), http.RequestAborted);
        return isRight switch
        {
            null => GuestPages.Slow(http),
            true => Results.LocalRedirect(GuestAddress.Of(http)),
            false => GuestPages.AskPassphrase(http, "Guest.PassphraseWrong"),
        };
    }

    /// <summary>A form that lay open too long, or is another site's, leads to a fresh one instead of to an error.</summary>
    internal static async ValueTask<object?> RefuseStaleAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        return await http.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(http)
            ? await next(context)
            : Results.LocalRedirect(GuestAddress.Of(http));
    }
}
