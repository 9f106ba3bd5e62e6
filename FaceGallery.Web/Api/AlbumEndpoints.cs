using FaceGallery.Web.Events;
using FaceGallery.Web.Search;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FaceGallery.Web.Api;

/// <summary>Events and smart albums for scripts.</summary>
internal static class AlbumEndpoints
{
    public static void MapAlbums(this IEndpointRouteBuilder api)
    {
        api.MapGet("/events", EventsAsync).WithSummary("Events, the latest first.");
        api.MapGet("/albums", AlbumsAsync).WithSummary("Smart albums, by name.");
    }

    private static async Task<Results<Ok<ApiList<ApiEvent>>, ProblemHttpResult>> EventsAsync(
        [AsParameters] ApiPage page, EventService events, CancellationToken cancellationToken) =>
        page.Problem is { } problem
            ? ApiEndpoints.BadRequest(problem)
            : TypedResults.Ok(new ApiList<ApiEvent>(
                await events.CountAsync(cancellationToken), [.. (await events.ListAsync(page.From, page.Count, cancellationToken)).Select(ApiEvent.Of)]));

    private static async Task<Results<Ok<ApiList<ApiAlbum>>, ProblemHttpResult>> AlbumsAsync(
        [AsParameters] ApiPage page, SmartAlbumService albums, CancellationToken cancellationToken)
    {
        if (page.Problem is { } problem)
        {
            return ApiEndpoints.BadRequest(problem);
        }

        var all = await albums.ListAsync(cancellationToken);
        return TypedResults.Ok(new ApiList<ApiAlbum>(all.Count, [.. all.Skip(page.From).Take(page.Count).Select(ApiAlbum.Of)]));
    }
}
