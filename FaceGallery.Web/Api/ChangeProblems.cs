using FaceGallery.Web.History;
using FaceGallery.Web.Localisation;
using Microsoft.AspNetCore.Mvc;

namespace FaceGallery.Web.Api;

/// <summary>Answers a change that was refused with what is wrong (RFC 9457), and with what can be done where that is more than words.</summary>
internal sealed class ChangeProblems(Text text) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (ChangeRefusedException refused)
        {
            return TypedResults.Problem(text[refused.Why], statusCode: StatusOf(refused.Refusal), extensions: Details(refused));
        }
    }

    private static int StatusOf(ChangeRefusal refusal) => refusal switch
    {
        ChangeRefusal.Invalid => StatusCodes.Status400BadRequest,
        ChangeRefusal.Gone => StatusCodes.Status404NotFound,
        ChangeRefusal.NotAllowed => StatusCodes.Status403Forbidden,
        ChangeRefusal.Unwritten => StatusCodes.Status507InsufficientStorage,
        _ => StatusCodes.Status409Conflict,
    };

    private static Dictionary<string, object?> Details(ChangeRefusedException refused)
    {
        var details = new Dictionary<string, object?>();
        if (refused.PersonId is { } person)
        {
            details["personId"] = ApiId.Of(person);
        }

        if (refused.Contradictions.Count > 0)
        {
            details["contradictions"] = refused.Contradictions.Select(ApiContradiction.Of).ToList();
        }

        if (refused.Later.Count > 0)
        {
            details["laterChanges"] = refused.Later.Select(ApiHistoryEntry.Of).ToList();
        }

        return details;
    }
}

/// <summary>What a change that was refused is answered with, as it is described.</summary>
internal sealed class ApiChangeProblem : ProblemDetails
{
    /// <summary>Whom it is about, where it is about somebody.</summary>
    public string? PersonId { get; init; }

    /// <summary>What was said before and the change contradicts: it goes through when it is sent again with their kinds in <c>despite</c>.</summary>
    public IReadOnlyList<ApiContradiction>? Contradictions { get; init; }

    /// <summary>What depends on the change that was to be undone: it goes through with <c>withLater=true</c>.</summary>
    public IReadOnlyList<ApiHistoryEntry>? LaterChanges { get; init; }
}

internal static class ChangeProblemsExtensions
{
    public static RouteGroupBuilder WithChangeProblems(this RouteGroupBuilder changes) => changes.AddEndpointFilter<ChangeProblems>()
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .WithMetadata(new ProducesResponseTypeMetadata(StatusCodes.Status409Conflict, typeof(ApiChangeProblem), ["application/problem+json"]));
}
