using FaceGallery.Domain.Names;
using FaceGallery.Web.Accounts;
using FaceGallery.Web.Search;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Albums;

/// <summary>Reads albums for the pages.</summary>
public sealed class AlbumService(ViewerContexts contexts, AlbumShapes shapes)
{
    public async Task<int> CountAsync(AlbumKey album, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Album(album).CountAsync(cancellationToken);
    }

    /// <summary>What a grid shows of the album, in its order: a stack is one.</summary>
    public async Task<IReadOnlyList<PhotoShape>> ShapesAsync(AlbumKey album, CancellationToken cancellationToken) => (await ContentAsync(album, cancellationToken)).Shapes;

    /// <summary>All that is in the album.</summary>
    public async Task<AlbumContent> ContentAsync(AlbumKey album, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await shapes.OfAsync(album, context, cancellationToken);
    }

    /// <summary>Every year of which there are photos, the latest first: the last photo before each is at hand in the order of albums.</summary>
    public async Task<IReadOnlyList<int>> YearsAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var years = new List<int>();
        for (var end = DateTime.MaxValue; await context.AlbumPhotos.Where(photo => photo.SortTime < end).MaxAsync(photo => (DateTime?)photo.SortTime, cancellationToken) is { } last; end = new DateTime(last.Year, 1, 1))
        {
            years.Add(last.Year);
        }

        return years;
    }

    /// <summary>Every camera that photos were taken with, by name.</summary>
    public async Task<IReadOnlyList<string>> CamerasAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.SeenPhotos.Where(photo => photo.Camera != null).Select(photo => photo.Camera!).Distinct().Order().ToListAsync(cancellationToken);
    }

    /// <summary>What a grid shows of these photos.</summary>
    public async Task<IReadOnlyDictionary<int, PhotoTile>> TilesAsync(IReadOnlyCollection<int> photoIds, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var photos = await context.SeenPhotos.Where(photo => photoIds.Contains(photo.Id))
            .Select(photo => new { photo.Id, photo.Version, photo.TakenAt, photo.Path, photo.FaceCount, photo.Colour })
            .ToListAsync(cancellationToken);
        var names = (await (
            from face in context.SeenFaces
            join person in context.SeenPeople on face.PersonId equals person.Id
            where photoIds.Contains(face.PhotoId) && !face.IsNotAFace
            orderby face.Ordinal
            select new { face.PhotoId, person.Name }).ToListAsync(cancellationToken)).ToLookup(face => face.PhotoId, face => face.Name);
        return photos.ToDictionary(photo => photo.Id, photo => new PhotoTile(
            photo.Id, photo.Version ?? "", photo.TakenAt, VisibleText.Of(Path.GetFileName(photo.Path)), photo.FaceCount, [.. names[photo.Id]], photo.Colour));
    }

    /// <summary>The photos with most people in them.</summary>
    public async Task<IReadOnlyList<PhotoTile>> CrowdsAsync(int most, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var ids = await context.AlbumPhotos.Where(photo => photo.FaceCount > 3).OrderByDescending(photo => photo.FaceCount).ThenByDescending(photo => photo.SortTime)
            .Take(most).Select(photo => photo.Id).ToListAsync(cancellationToken);
        var tiles = await TilesAsync(ids, cancellationToken);
        return [.. ids.Where(tiles.ContainsKey).Select(id => tiles[id])];
    }

    /// <summary>Where the photo, or the one that is shown for it, is in the album, and what is beside it; null when it is not in it.</summary>
    public async Task<AlbumPlace?> PlaceAsync(AlbumKey album, int photoId, CancellationToken cancellationToken)
    {
        var content = await ContentAsync(album, cancellationToken);
        var (photos, place) = (content.Shapes, content.PlaceOf(photoId));
        return place < 0 ? null : new AlbumPlace(
            place, photos.Count, await NeighbourAsync(photos.ElementAtOrDefault(place - 1), cancellationToken), await NeighbourAsync(photos.ElementAtOrDefault(place + 1), cancellationToken))
        {
            TopId = photos[place].Id,
            Stack = content.Stacks.TryGetValue(photos[place].Id, out var stack) ? stack : [],
        };
    }

    /// <summary>The stack that the photo is in, whatever album it is looked at in.</summary>
    public async Task<AlbumContent> StackOfAsync(int photoId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await AlbumShapes.StackOfAsync(photoId, context, cancellationToken);
    }

    private async Task<PhotoNeighbour?> NeighbourAsync(PhotoShape shape, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.SeenPhotos.Where(photo => photo.Id == shape.Id)
            .Select(photo => new PhotoNeighbour(photo.Id, photo.Version!)).FirstOrDefaultAsync(cancellationToken);
    }
}
