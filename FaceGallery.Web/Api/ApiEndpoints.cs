using FaceGallery.Web.Accounts;
using FaceGallery.Web.Clusters;
using FaceGallery.Web.History;
using FaceGallery.Web.Hosting;
using FaceGallery.Web.Library;
using FaceGallery.Web.People;
using FaceGallery.Web.Review;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FaceGallery.Web.Api;

/// <summary>What scripts may ask. Described at /openapi/v1.json, and to be read at /scalar.</summary>
public static class ApiEndpoints
{
    public static void MapApi(this IEndpointRouteBuilder app)
    {
        app.MapOpenApi().RequireAuthorization(Policies.Owner);
        app.MapApiReference();
        var api = app.MapGroup("/api/v1").RequireAuthorization(Policies.Owner).AddEndpointFilter<RouteGroupBuilder, CrossOriginGuard>();
        api.MapGet("/status", StatusAsync).WithSummary("Progress of indexing, and what the library contains.");
        api.MapPost("/index", Index).WithSummary("Scans now.");
        api.MapGet("/people", PeopleAsync).WithSummary("Everyone with a name, most photos first.");
        api.MapGet("/people/{id}/faces", FacesAsync).WithSummary("A person's faces including portraits, least similar first.");
        api.MapGet("/photos", PhotosAsync).WithSummary("Photos, the latest first.");
        api.MapAlbums();
        api.MapGet("/clusters", ClustersAsync).WithSummary("Groups of unknown faces, largest first, single faces included.");
        api.MapGet("/review", ReviewAsync).WithSummary("Faces that recognition is unsure about, as questions.");
        api.MapGet("/changes", ChangesAsync).WithSummary("All changes, the latest first.");
        api.MapChanges();
        api.MapShareCalls();
        api.MapCalibration();
    }

    private static async Task<Ok<ApiStatus>> StatusAsync(ApiQueries queries, CancellationToken cancellationToken) =>
        TypedResults.Ok(await queries.StatusAsync(cancellationToken));

    private static Accepted Index(HttpRequest request, IndexingControl control)
    {
        control.RequestScan();
        return TypedResults.Accepted($"{request.PathBase}/api/v1/status");
    }

    private static async Task<Ok<ApiList<ApiPerson>>> PeopleAsync(
        [AsParameters] ApiPage page, PeopleService people, CancellationToken cancellationToken)
    {
        var all = await people.ListAsync(cancellationToken);
        return TypedResults.Ok(new ApiList<ApiPerson>(all.Count, [.. all.Skip(page.From).Take(page.Count).Select(ApiPerson.Of)]));
    }

    private static async Task<Results<Ok<ApiList<ApiPersonFace>>, ProblemHttpResult>> FacesAsync(
        string id, [AsParameters] ApiPage page, PeopleService people, PersonFaces faces, CancellationToken cancellationToken)
    {
        if (ApiId.TryParse(id) is not { } known || await people.FindAsync(known, cancellationToken) is not { } person)
        {
            return TypedResults.Problem("There is no such person.", statusCode: StatusCodes.Status404NotFound);
        }

        var all = await faces.ListAsync(person.Id, cancellationToken);
        return TypedResults.Ok(new ApiList<ApiPersonFace>(all.Count, [.. all.Skip(page.From).Take(page.Count).Select(ApiPersonFace.Of)]));
    }

    private static async Task<Ok<ApiList<ApiPhoto>>> PhotosAsync(
        [AsParameters] ApiPhotoFilter filter, [AsParameters] ApiPage page, ApiQueries queries, CancellationToken cancellationToken) =>
        TypedResults.Ok(await queries.PhotosAsync(filter, page, cancellationToken));

    private static async Task<Ok<ApiList<ApiCluster>>> ClustersAsync(
        [AsParameters] ApiPage page, ClusterService clusters, CancellationToken cancellationToken)
    {
        var all = await clusters.ListAsync(cancellationToken);
        return TypedResults.Ok(new ApiList<ApiCluster>(all.Count, [.. all.Skip(page.From).Take(page.Count).Select(ApiCluster.Of)]));
    }

    private static async Task<Ok<ApiList<ApiReviewItem>>> ReviewAsync(
        string? person, [AsParameters] ApiPage page, ReviewService review, CancellationToken cancellationToken)
    {
        var about = ApiId.TryParse(person);
        if (about is null && person is not null)
        {
            return TypedResults.Ok(new ApiList<ApiReviewItem>(0, []));
        }

        var items = await review.PageAsync(about, page.From, page.Count, cancellationToken);
        return TypedResults.Ok(new ApiList<ApiReviewItem>(await review.CountQuestionsAsync(about, cancellationToken), [.. items.Select(ApiReviewItem.Of)]));
    }

    private static async Task<Ok<ApiList<ApiHistoryEntry>>> ChangesAsync(
        [AsParameters] ApiPage page, ChangeHistory history, CancellationToken cancellationToken) =>
        TypedResults.Ok(new ApiList<ApiHistoryEntry>(
            await history.CountAsync(cancellationToken), [.. (await history.PageAsync(page.From, page.Count, cancellationToken)).Select(ApiHistoryEntry.Of)]));
}
