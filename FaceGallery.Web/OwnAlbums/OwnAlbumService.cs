using FaceGallery.Domain.Albums;
using FaceGallery.Web.Accounts;
using FaceGallery.Web.Data;
using FaceGallery.Web.Library;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.OwnAlbums;

/// <summary>An album that was filled by hand, as lists show it.</summary>
/// <param name="PhotoCount">Those that albums show: none that is hidden.</param>
/// <param name="Cover">Null where it shows no photo.</param>
public sealed record OwnAlbumCard(int Id, string Name, string? Description, int PhotoCount, CoverPhoto? Cover);

/// <summary>An album that was filled by hand, as a sentence names it.</summary>
public sealed record OwnAlbumName(int Id, string Name);

/// <summary>Reads the albums that the owner filled by hand.</summary>
public sealed class OwnAlbumService(ViewerContexts contexts)
{
    /// <summary>By name.</summary>
    public async Task<IReadOnlyList<OwnAlbumCard>> ListAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await CardsAsync(context, context.SeenAlbums, cancellationToken);
    }

    public async Task<OwnAlbumCard?> FindAsync(int id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return (await CardsAsync(context, context.SeenAlbums.Where(album => album.Id == id), cancellationToken)).SingleOrDefault();
    }

    /// <summary>Those that hold the photo, by name.</summary>
    public async Task<IReadOnlyList<OwnAlbumName>> HoldingAsync(int photoId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var theirs = context.PlacedPhotos.Where(placed => placed.PhotoId == photoId).Select(placed => placed.AlbumId);
        var names = await context.SeenAlbums.Where(album => theirs.Contains(album.Id)).Select(album => new OwnAlbumName(album.Id, album.Name)).ToListAsync(cancellationToken);
        return [.. names.OrderBy(album => album.Name, StringComparer.CurrentCulture).ThenBy(album => album.Id)];
    }

    private static async Task<IReadOnlyList<OwnAlbumCard>> CardsAsync(FaceGalleryDbContext context, IQueryable<OwnAlbum> albums, CancellationToken cancellationToken)
    {
        var rows = await albums.Select(album => new
        {
            album.Id,
            album.Name,
            album.Description,
            Photos = context.PlacedPhotos.Count(placed => placed.AlbumId == album.Id && context.AlbumPhotos.Any(photo => photo.Id == placed.PhotoId)),
            CoverId = context.PlacedPhotos.Where(placed => placed.AlbumId == album.Id && context.AlbumPhotos.Any(photo => photo.Id == placed.PhotoId))
                .OrderByDescending(placed => placed.PhotoId == album.CoverPhotoId).ThenBy(placed => placed.Position).Select(placed => (int?)placed.PhotoId).FirstOrDefault(),
        }).ToListAsync(cancellationToken);
        var ids = rows.ConvertAll(row => row.CoverId);
        var covers = await context.AlbumPhotos.Where(photo => ids.Contains(photo.Id))
            .ToDictionaryAsync(photo => photo.Id, photo => new CoverPhoto(photo.Id, photo.Version ?? ""), cancellationToken);
        return
        [
            .. rows.OrderBy(row => row.Name, StringComparer.CurrentCulture).ThenBy(row => row.Id)
                .Select(row => new OwnAlbumCard(row.Id, row.Name, row.Description, row.Photos, row.CoverId is { } cover ? covers.GetValueOrDefault(cover) : null)),
        ];
    }
}

/// <summary>What albums are called, for those who name them in a sentence.</summary>
public sealed class OwnAlbumTitles(IDbContextFactory<FaceGalleryDbContext> contexts)
{
    /// <summary>By the album's id.</summary>
    public async Task<IReadOnlyDictionary<int, string>> OfAsync(IReadOnlyCollection<int> ids, CancellationToken cancellationToken)
    {
        if (ids.Count == 0)
        {
            return new Dictionary<int, string>();
        }

        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        var wanted = ids.Distinct().ToList();
        return await context.OwnAlbums.Where(album => EF.Parameter(wanted).Contains(album.Id)).ToDictionaryAsync(album => album.Id, album => album.Name, cancellationToken);
    }
}
