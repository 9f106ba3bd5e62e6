using FaceGallery.Web.Events;
using FaceGallery.Web.History;
using FaceGallery.Web.OwnAlbums;
using FaceGallery.Web.Search;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FaceGallery.Web.Api;

/// <summary>Events and albums for scripts.</summary>
internal static class AlbumEndpoints
{
    public static void MapAlbums(this IEndpointRouteBuilder api)
    {
        api.MapGet("/events", EventsAsync).WithSummary("Events, the latest first.");
        api.MapGet("/albums", AlbumsAsync).WithSummary("Albums: those that were filled by hand, then smart ones, each by name.");
    }

    /// <summary>What the owner says of events, and albums by hand.</summary>
    public static void MapOwnAlbums(this IEndpointRouteBuilder changes)
    {
        changes.MapPatch("/events/{id}", EditEventAsync).WithSummary("Name, cover: one change for each.");
        changes.MapPost("/albums", CreateAsync).WithSummary("Begins an album, with photos or without.");
        changes.MapPatch("/albums/{id}", (string id, ApiBodies.EditAlbum body, OwnAlbumEditing albums, CancellationToken stop) =>
            ChangeAsync(albums.EditAsync(IdOf(id), new OwnAlbumEdit(body.Name, body.Description, body.CoverPhotoId is null ? null : ApiId.Parse(body.CoverPhotoId)), stop)))
            .WithSummary("Name, description, cover.");
        changes.MapDelete("/albums/{id}", (string id, OwnAlbumEditing albums, CancellationToken stop) => ChangeAsync(albums.DeleteAsync(IdOf(id), stop)))
            .WithSummary("Deletes an album; its photos stay.");
        changes.MapPost("/albums/{id}/add", (string id, ApiBodies.ChoosePhotos body, OwnAlbumEditing albums, CancellationToken stop) =>
            ChangeAsync(albums.AddAsync(IdOf(id), Photos(body), stop))).WithSummary("Puts photos at an album's end.");
        changes.MapPost("/albums/{id}/remove", (string id, ApiBodies.ChoosePhotos body, OwnAlbumEditing albums, CancellationToken stop) =>
            ChangeAsync(albums.RemoveAsync(IdOf(id), Photos(body), stop))).WithSummary("Takes photos out of an album; they stay in the library.");
        changes.MapPost("/albums/{id}/move", (string id, ApiBodies.MovePhotos body, OwnAlbumEditing albums, CancellationToken stop) =>
            ChangeAsync(albums.MoveAsync(IdOf(id), ApiId.ParseAll(body.PhotoIds, "photoIds"), body.To, stop))).WithSummary("Puts photos together at another place of an album.");
    }

    private static async Task<IReadOnlyList<ApiChange>> EditEventAsync(string id, ApiBodies.EditEvent body, EventEditing events, CancellationToken cancellationToken)
    {
        // What cannot be understood is refused before anything is changed.
        var (photoEvent, cover) = (ApiId.Parse(id), body.CoverPhotoId is null ? (int?)null : ApiId.Parse(body.CoverPhotoId));
        var made = new List<ChangeResult>();
        if (cover is { } photo)
        {
            made.Add(await events.ChooseCoverAsync(photoEvent, photo, cancellationToken));
        }

        if (body.Name is not null)
        {
            made.Add(await events.RenameAsync(photoEvent, body.Name, cancellationToken));
        }

        return made.ConvertAll(ApiChange.Of);
    }

    private static async Task<ApiAlbumChange> CreateAsync(ApiBodies.CreateAlbum body, OwnAlbumEditing albums, CancellationToken cancellationToken)
    {
        var (change, id) = await albums.CreateAsync(body.Name, body.PhotoIds is { Count: > 0 } ? ApiId.ParseAll(body.PhotoIds, "photoIds") : [], cancellationToken);
        return new ApiAlbumChange(ApiChange.Of(change).ChangeId!, AlbumKey.OfOwn(id).ToString());
    }

    private static async Task<ApiChange> ChangeAsync(Task<ChangeResult> change) => ApiChange.Of(await change);

    private static IReadOnlyCollection<int> Photos(ApiBodies.ChoosePhotos body) => ApiId.ParseAll(body.PhotoIds, "photoIds");

    /// <exception cref="ChangeRefusedException">It is no id of an album by hand.</exception>
    private static int IdOf(string id) => AlbumKey.Parse(id)?.OwnAlbumId ?? throw new ChangeRefusedException(ChangeRefusal.Gone, "Refused.AlbumGone");

    private static async Task<Ok<ApiList<ApiEvent>>> EventsAsync(
        [AsParameters] ApiPage page, EventService events, CancellationToken cancellationToken) =>
        TypedResults.Ok(new ApiList<ApiEvent>(
            await events.CountAsync(cancellationToken), [.. (await events.ListAsync(page.From, page.Count, cancellationToken)).Select(ApiEvent.Of)]));

    private static async Task<Ok<ApiList<ApiAlbum>>> AlbumsAsync(
        [AsParameters] ApiPage page, OwnAlbumService ownAlbums, SmartAlbumService smartAlbums, CancellationToken cancellationToken)
    {
        List<ApiAlbum> all = [.. (await ownAlbums.ListAsync(cancellationToken)).Select(ApiAlbum.Of), .. (await smartAlbums.ListAsync(cancellationToken)).Select(ApiAlbum.Of)];
        return TypedResults.Ok(new ApiList<ApiAlbum>(all.Count, [.. all.Skip(page.From).Take(page.Count)]));
    }
}

/// <summary>An album was begun.</summary>
/// <param name="ChangeId">With which it can be undone.</param>
/// <param name="AlbumId">The new album.</param>
public sealed record ApiAlbumChange(string ChangeId, string AlbumId);
