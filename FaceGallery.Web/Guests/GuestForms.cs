using System.Globalization;
using FaceGallery.Domain.Sharing;
using FaceGallery.Web.Hosting;
using FaceGallery.Web.Proposals;
using Microsoft.AspNetCore.Mvc;

namespace FaceGallery.Web.Guests;

/// <summary>What guests send.</summary>
internal static class GuestForms
{
    public static void MapForms(this IEndpointRouteBuilder guests)
    {
        guests.MapPost("/passphrase", PassphraseAsync).WithMetadata(new GuestFilter.IsOpenToAll(), new RequestSizeLimitAttribute(StaleForms.MaxBytes)).DisableAntiforgery().RefuseStaleForms(Fresh);
        guests.MapPost("/photos/{id:int}/say", SayAsync).WithMetadata(new RequestSizeLimitAttribute(StaleForms.MaxBytes)).DisableAntiforgery().RefuseStaleForms(Fresh);
        guests.MapPost("/undo", UndoAsync).WithMetadata(new RequestSizeLimitAttribute(StaleForms.MaxBytes)).DisableAntiforgery().RefuseStaleForms(Fresh);
    }

    /// <returns>Null for what is none: it came in an address.</returns>
    internal static ProposalOutcome? OutcomeOf(string? said) =>
        Enum.TryParse<ProposalOutcome>(said, out var outcome) && Enum.IsDefined(outcome) ? outcome : null;

    private static async Task<IResult> SayAsync(int id, [FromForm] string? what, [FromForm] string? name, [FromQuery] string? from, HttpContext http, GuestProposals proposals, HidingProofs proofs, GuestLimits limits)
    {
        var share = GuestVisit.Of(http).Share;
        if (limits.IsRequestOneTooMany(share, http.Connection.RemoteIpAddress))
        {
            return GuestPages.Slow(http);
        }

        ProposalOutcome? outcome = what switch
        {
            "not-me" => await proposals.NotMeAsync(share, id, http.RequestAborted),
            "me-too" => await proposals.MeTooAsync(share, id, name, http.RequestAborted),
            "do-not-show" => await proposals.DoNotShowAsync(share, id, http.RequestAborted),
            "undo" when proofs.Of(share, id, http.Request) is { } hidden => await proposals.WithdrawAsync(share, id, hidden, http.RequestAborted),
            _ => null,
        };
        if (outcome is ProposalOutcome.Stored or ProposalOutcome.SaidAlready && name is { Length: > 0 })
        {
            GuestName.Keep(http, name);
        }

        if (outcome == ProposalOutcome.Hidden && await proposals.FindHidingAsync(share, id, http.RequestAborted) is { } hiding)
        {
            proofs.Give(share, id, hiding, http);
        }

        return outcome switch
        {
            null => Fresh(http),
            ProposalOutcome.NotShown => Results.LocalRedirect(string.Create(CultureInfo.InvariantCulture, $"{GuestAddress.Of(http)}/photos/{id}")),

            // A photo that the link leaves out by now has no page.
            ProposalOutcome.Hidden => Results.LocalRedirect(string.Create(CultureInfo.InvariantCulture, $"{GuestAddress.Of(http)}?said={outcome}&photo={id}#said")),
            ProposalOutcome.SaidAlready when what is "do-not-show" or "undo" => Results.LocalRedirect($"{GuestAddress.Of(http)}?said={outcome}#said"),
            _ => Results.LocalRedirect($"{GuestAddress.Of(http)}/photos/{id}?said={outcome}{(GuestFinding.ResultsOf(from) is { } results ? $"&from={results}" : "")}#said"),
        };
    }

    /// <summary>All that this browser hid is shown again.</summary>
    private static async Task<IResult> UndoAsync(HttpContext http, GuestProposals proposals, HidingProofs proofs, GuestLimits limits)
    {
        var share = GuestVisit.Of(http).Share;
        if (limits.IsRequestOneTooMany(share, http.Connection.RemoteIpAddress))
        {
            return GuestPages.Slow(http);
        }

        foreach (var (photoId, proposalId) in proofs.AllOf(share, http.Request))
        {
            await proposals.WithdrawAsync(share, photoId, proposalId, http.RequestAborted);
        }

        return Results.LocalRedirect($"{GuestAddress.Of(http)}?said={ProposalOutcome.Withdrawn}#said");
    }

    private static async Task<IResult> PassphraseAsync(
        [FromForm] string? passphrase, HttpContext http, Passphrases passphrases, GuestLimits limits)
    {
        var (share, from) = (GuestVisit.Of(http).Share, http.Connection.RemoteIpAddress);
        var attempt = await limits.TryPassphraseAsync(
            share, from, () => passphrase?.Length <= Share.MaxPassphraseLength && passphrases.Try(share, passphrase, http), http.RequestAborted);
        return attempt.IsRight switch
        {
            null => GuestPages.Slow(http, attempt.Wait),
            true => Results.LocalRedirect(GuestAddress.Of(http)),

            // An address, not an answer to a form: whoever goes back is not asked whether to send it again.
            false => Results.LocalRedirect($"{GuestAddress.Of(http)}{GuestPages.WrongPassphrase}"),
        };
    }

    internal static IResult Fresh(HttpContext http) => Results.LocalRedirect(GuestAddress.Of(http));
}
