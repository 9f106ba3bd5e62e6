using FaceGallery.Domain.Photos;
using FaceGallery.Web.Data;
using FaceGallery.Web.Photos;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Albums;

/// <summary>Reads albums for the pages.</summary>
public sealed class AlbumService(IDbContextFactory<FaceGalleryDbContext> contexts)
{
    public async Task<int> CountAsync(AlbumKey album, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Album(album).CountAsync(cancellationToken);
    }

    /// <summary>Every camera that photos were taken with, by name.</summary>
    public async Task<IReadOnlyList<string>> CamerasAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Photos.Where(photo => photo.Camera != null).Select(photo => photo.Camera!).Distinct().Order().ToListAsync(cancellationToken);
    }

    /// <summary>All photos of the album in its order, 12 bytes each, so that a grid of 100,000 knows every row's place beforehand.</summary>
    public async Task<IReadOnlyList<PhotoShape>> ShapesAsync(AlbumKey album, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Album(album).NewestFirst()
            .Select(photo => new PhotoShape(photo.Id, (float)photo.Width / photo.Height, PhotoShape.MonthOf(photo.SortTime)))
            .ToListAsync(cancellationToken);
    }

    /// <summary>What a grid shows of these photos.</summary>
    public async Task<IReadOnlyDictionary<int, PhotoTile>> TilesAsync(IReadOnlyCollection<int> photoIds, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var photos = await context.Photos.Where(photo => photoIds.Contains(photo.Id))
            .Select(photo => new { photo.Id, photo.ContentHash, photo.TakenAt, photo.Path, photo.FaceCount, photo.Colour })
            .ToListAsync(cancellationToken);
        var names = (await (
            from face in context.Faces
            join person in context.People on face.PersonId equals person.Id
            where photoIds.Contains(face.PhotoId) && !face.IsNotAFace
            orderby face.Ordinal
            select new { face.PhotoId, person.Name }).ToListAsync(cancellationToken)).ToLookup(face => face.PhotoId, face => face.Name);
        return photos.ToDictionary(photo => photo.Id, photo => new PhotoTile(
            photo.Id, photo.ContentHash ?? "", photo.TakenAt, Path.GetFileName(photo.Path), photo.FaceCount, [.. names[photo.Id]], photo.Colour));
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

    /// <summary>Where the photo is in the album, and what is beside it; null when it is not in it.</summary>
    public async Task<AlbumPlace?> PlaceAsync(AlbumKey album, int photoId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var photos = context.Album(album);
        var time = await photos.Where(photo => photo.Id == photoId).Select(photo => (DateTime?)photo.SortTime).FirstOrDefaultAsync(cancellationToken);
        if (time is not { } at)
        {
            return null;
        }

        // Written so that the index on the order serves both.
        var newer = photos.Where(photo => photo.SortTime >= at && (photo.SortTime > at || photo.Id > photoId));
        var older = photos.Where(photo => photo.SortTime <= at && (photo.SortTime < at || photo.Id < photoId));
        return new AlbumPlace(
            await newer.CountAsync(cancellationToken),
            await photos.CountAsync(cancellationToken),
            await NeighbourAsync(newer.OrderBy(photo => photo.SortTime).ThenBy(photo => photo.Id), cancellationToken),
            await NeighbourAsync(older.NewestFirst(), cancellationToken));
    }

    private static Task<PhotoNeighbour?> NeighbourAsync(IQueryable<Photo> photos, CancellationToken cancellationToken) =>
        photos.Select(photo => new PhotoNeighbour(photo.Id, photo.ContentHash!)).FirstOrDefaultAsync(cancellationToken);
}
