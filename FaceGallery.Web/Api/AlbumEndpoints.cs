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

    private static async Task<Ok<ApiList<ApiEvent>>> EventsAsync(
        [AsParameters] ApiPage page, EventService events, CancellationToken cancellationToken) =>
        TypedResults.Ok(new ApiList<ApiEvent>(
            await events.CountAsync(cancellationToken), [.. (await events.ListAsync(page.From, page.Count, cancellationToken)).Select(ApiEvent.Of)]));

    private static async Task<Ok<ApiList<ApiAlbum>>> AlbumsAsync(
        [AsParameters] ApiPage page, SmartAlbumService albums, CancellationToken cancellationToken)
    {
        var all = await albums.ListAsync(cancellationToken);
        return TypedResults.Ok(new ApiList<ApiAlbum>(all.Count, [.. all.Skip(page.From).Take(page.Count).Select(ApiAlbum.Of)]));
    }
}
