using FaceGallery.Web.History;
using FaceGallery.Web.Localisation;
using FaceGallery.Web.Sharing;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FaceGallery.Web.Api;

/// <summary>Links for scripts.</summary>
internal static class ShareCallEndpoints
{
    private const string BadScope =
        "scope must name what to share: \"person\", \"people\" and \"event\" (together or alone), or \"album\", or \"photos\", with ids as the API gave them.";

    public static void MapShareCalls(this IEndpointRouteBuilder api)
    {
        api.MapPost("/shares", CreateAsync).WithSummary("Makes a link for guests.").ProducesProblem(StatusCodes.Status400BadRequest);
        api.MapGet("/shares", ListAsync).WithSummary("Links for guests, the newest first.");
        api.MapGet("/shares/{id}", FindAsync).WithSummary("One link.").ProducesProblem(StatusCodes.Status404NotFound);
        api.MapDelete("/shares/{id}", DeleteAsync).WithSummary("Deletes a link: its address stops working.").ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Results<Created<ApiShare>, ProblemHttpResult>> CreateAsync(
        ApiShareBody body, HttpContext http, ShareEditing editing, ShareService shares, ShareAddresses addresses, Text text)
    {
        if (body.Scope?.ToScope() is not { } scope)
        {
            return TypedResults.Problem(BadScope, statusCode: StatusCodes.Status400BadRequest);
        }

        try
        {
            var id = await editing.CreateAsync(scope, body.ToSettings(), http.RequestAborted);
            var card = await shares.FindAsync(id, http.RequestAborted);
            return TypedResults.Created($"{http.Request.PathBase}/api/v1/shares/{id}", ApiShare.Of(card!, addresses, ShareEndpoints.BaseOf(http.Request)));
        }
        catch (ChangeRefusedException refused)
        {
            return Refused(refused, text);
        }
    }

    private static async Task<Ok<ApiList<ApiShare>>> ListAsync(
        [AsParameters] ApiPage page, HttpContext http, ShareService shares, ShareAddresses addresses)
    {
        var cards = await shares.PageAsync(page.From, page.Count, http.RequestAborted);
        return TypedResults.Ok(new ApiList<ApiShare>(
            await shares.CountAsync(http.RequestAborted), [.. cards.Select(card => ApiShare.Of(card, addresses, ShareEndpoints.BaseOf(http.Request)))]));
    }

    private static async Task<Results<Ok<ApiShare>, ProblemHttpResult>> FindAsync(string id, HttpContext http, ShareService shares, ShareAddresses addresses) =>
        ApiId.TryParse(id) is { } known && await shares.FindAsync(known, http.RequestAborted) is { } card
            ? TypedResults.Ok(ApiShare.Of(card, addresses, ShareEndpoints.BaseOf(http.Request)))
            : Gone();

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(string id, ShareEditing editing, Text text, CancellationToken cancellationToken)
    {
        try
        {
            return ApiId.TryParse(id) is { } known && await editing.DeleteAsync(known, cancellationToken) ? TypedResults.NoContent() : Gone();
        }
        catch (ChangeRefusedException refused)
        {
            return Refused(refused, text);
        }
    }

    private static ProblemHttpResult Refused(ChangeRefusedException refused, Text text) => TypedResults.Problem(
        text[refused.Why],
        statusCode: refused.Refusal == ChangeRefusal.NotAllowed ? StatusCodes.Status403Forbidden : StatusCodes.Status400BadRequest);

    private static ProblemHttpResult Gone() => TypedResults.Problem("There is no such link.", statusCode: StatusCodes.Status404NotFound);
}
