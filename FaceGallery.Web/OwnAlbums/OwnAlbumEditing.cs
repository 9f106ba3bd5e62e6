using System.Globalization;
using FaceGallery.Domain.Albums;
using FaceGallery.Domain.History;
using FaceGallery.Domain.Names;
using FaceGallery.Web.Data;
using FaceGallery.Web.History;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.OwnAlbums;

/// <summary>What is to be different about an album; null leaves it as it is.</summary>
/// <param name="Description">Blank takes it away.</param>
public sealed record OwnAlbumEdit(string? Name = null, string? Description = null, int? CoverPhotoId = null);

/// <summary>Fills, arranges and names albums by hand. Two people may do so at once: what one put in stays when the other arranges.</summary>
public sealed class OwnAlbumEditing(LibraryChanges changes)
{
    /// <summary>Photos that are looked for at once.</summary>
    private const int BatchSize = 500;

    /// <returns>The change, and the new album's id.</returns>
    /// <exception cref="ChangeRefusedException">The name is none, or none of the photos is there.</exception>
    public async Task<(ChangeResult Change, int AlbumId)> CreateAsync(string? name, IReadOnlyCollection<int> photoIds, CancellationToken cancellationToken, string description = "")
    {
        var id = 0;
        var change = await changes.MakeAsync(async (context, stop) =>
        {
            var album = context.OwnAlbums.Add(new OwnAlbum { Name = AlbumName.Of(name, OwnAlbum.MaxNameLength), Description = DescriptionOf(description) }).Entity;
            await context.SaveChangesAsync(stop);
            var added = photoIds.Count == 0 ? 0 : await FillAsync(context, album.Id, photoIds, isInOrder: false, stop);
            id = album.Id;
            return Subject(ChangeKind.AlbumCreated, added, album.Name);
        }, cancellationToken);
        return (change, id);
    }

    /// <summary>At the end, in the order in which they were taken; those that are in it already stay where they are.</summary>
    /// <exception cref="ChangeRefusedException">The album, or every photo, is gone.</exception>
    public Task<ChangeResult> AddAsync(int albumId, IReadOnlyCollection<int> photoIds, CancellationToken cancellationToken) =>
        changes.MakeAsync(async (context, stop) =>
        {
            var album = await FindAsync(context, albumId, stop);
            var added = await FillAsync(context, albumId, photoIds, isInOrder: false, stop);
            return added == 0 ? null : Subject(ChangeKind.AlbumFilled, added, album.Name);
        }, cancellationToken);

    /// <summary>The photos stay in the library.</summary>
    /// <exception cref="ChangeRefusedException">The album is gone.</exception>
    public Task<ChangeResult> RemoveAsync(int albumId, IReadOnlyCollection<int> photoIds, CancellationToken cancellationToken) =>
        changes.MakeAsync(async (context, stop) =>
        {
            var album = await FindAsync(context, albumId, stop);
            var removed = (await PlacedAsync(context, albumId, stop)).FindAll(placed => photoIds.Contains(placed.PhotoId));
            context.OwnAlbumPhotos.RemoveRange(removed);
            album.CoverPhotoId = removed.Exists(placed => placed.PhotoId == album.CoverPhotoId) ? null : album.CoverPhotoId;
            return removed.Count == 0 ? null : Subject(ChangeKind.AlbumEmptied, removed.Count, album.Name);
        }, cancellationToken);

    /// <exception cref="ChangeRefusedException">The album is gone, the name is none, the description too long, or the cover is not in it.</exception>
    public Task<ChangeResult> EditAsync(int albumId, OwnAlbumEdit edit, CancellationToken cancellationToken) =>
        changes.MakeAsync(async (context, stop) =>
        {
            var album = await FindAsync(context, albumId, stop);
            album.Name = edit.Name is null ? album.Name : AlbumName.Of(edit.Name, OwnAlbum.MaxNameLength);
            album.Description = edit.Description is null ? album.Description : DescriptionOf(edit.Description);
            if (edit.CoverPhotoId is { } cover)
            {
                album.CoverPhotoId = await context.OwnAlbumPhotos.AnyAsync(placed => placed.AlbumId == albumId && placed.PhotoId == cover, stop)
                    ? cover
                    : throw new ChangeRefusedException(ChangeRefusal.Gone, "Refused.NotInAlbum");
            }

            return context.Entry(album).State == EntityState.Unchanged ? null : Subject(ChangeKind.AlbumEdited, 0, album.Name);
        }, cancellationToken);

    /// <summary>Puts photos of the album together, in the order that they have, before the one that is now at a place.</summary>
    /// <param name="place">From 0; the number of photos, or more, for the end.</param>
    /// <exception cref="ChangeRefusedException">The album is gone.</exception>
    public Task<ChangeResult> MoveAsync(int albumId, IReadOnlyCollection<int> photoIds, int place, CancellationToken cancellationToken) =>
        changes.MakeAsync(async (context, stop) =>
        {
            var album = await FindAsync(context, albumId, stop);
            var all = await PlacedAsync(context, albumId, stop);
            var moved = all.FindAll(placed => photoIds.Contains(placed.PhotoId));
            var before = all.Take(Math.Max(place, 0)).Except(moved).ToList();
            var (changed, position) = (0, 0);
            foreach (var placed in before.Concat(moved).Concat(all.Except(before).Except(moved)))
            {
                changed += placed.Position == position ? 0 : 1;
                placed.Position = position++;
            }

            return changed == 0 || moved.Count == 0 ? null : Subject(ChangeKind.AlbumArranged, moved.Count, album.Name);
        }, cancellationToken);

    /// <summary>Its photos stay in the library; links to it show nothing until it is brought back.</summary>
    /// <exception cref="ChangeRefusedException">The album is gone.</exception>
    public Task<ChangeResult> DeleteAsync(int albumId, CancellationToken cancellationToken) =>
        changes.MakeAsync(async (context, stop) =>
        {
            var album = await FindAsync(context, albumId, stop);
            var placed = await PlacedAsync(context, albumId, stop);
            context.OwnAlbumPhotos.RemoveRange(placed);
            context.OwnAlbums.Remove(album);
            return Subject(ChangeKind.AlbumDeleted, placed.Count, album.Name);
        }, cancellationToken);

    /// <summary>Within a change: puts photos at the end of an album.</summary>
    /// <param name="isInOrder">They keep their order; else they come in that in which they were taken.</param>
    /// <returns>How many were not in it before.</returns>
    /// <exception cref="ChangeRefusedException">None of them is there.</exception>
    internal static async Task<int> FillAsync(FaceGalleryDbContext context, int albumId, IReadOnlyCollection<int> photoIds, bool isInOrder, CancellationToken cancellationToken)
    {
        var placed = await PlacedAsync(context, albumId, cancellationToken);
        var present = placed.Select(photo => photo.PhotoId).ToHashSet();
        var found = new List<(int Id, DateTime At)>();
        foreach (var batch in photoIds.Distinct().Chunk(BatchSize))
        {
            found.AddRange((await context.Photos.Where(photo => batch.Contains(photo.Id) && photo.Kind == Domain.Photos.RootKind.Photos)
                .Select(photo => new { photo.Id, photo.SortTime }).ToListAsync(cancellationToken)).Select(photo => (photo.Id, photo.SortTime)));
        }

        if (found.Count == 0)
        {
            throw new ChangeRefusedException(ChangeRefusal.Gone, "Refused.PhotosGone");
        }

        var next = placed.Count == 0 ? 0 : placed[^1].Position + 1;
        var given = isInOrder ? photoIds.Distinct().Index().ToDictionary(photo => photo.Item, photo => photo.Index) : null;
        var added = found.Where(photo => !present.Contains(photo.Id)).OrderBy(photo => given?[photo.Id]).ThenBy(photo => photo.At).ThenBy(photo => photo.Id).ToList();
        context.OwnAlbumPhotos.AddRange(added.Select((photo, place) => new OwnAlbumPhoto { AlbumId = albumId, PhotoId = photo.Id, Position = next + place }));
        return added.Count;
    }

    private static Task<List<OwnAlbumPhoto>> PlacedAsync(FaceGalleryDbContext context, int albumId, CancellationToken cancellationToken) =>
        context.OwnAlbumPhotos.Where(placed => placed.AlbumId == albumId).OrderBy(placed => placed.Position).ThenBy(placed => placed.PhotoId).ToListAsync(cancellationToken);

    private static async Task<OwnAlbum> FindAsync(FaceGalleryDbContext context, int id, CancellationToken cancellationToken) =>
        await context.OwnAlbums.SingleOrDefaultAsync(album => album.Id == id, cancellationToken) ?? throw new ChangeRefusedException(ChangeRefusal.Gone, "Refused.AlbumGone");

    private static string? DescriptionOf(string description) => VisibleText.Of(description.ReplaceLineEndings(" ")) switch
    {
        { Length: 0 } => null,
        { Length: > OwnAlbum.MaxDescriptionLength } => throw new ChangeRefusedException(ChangeRefusal.Invalid, "Refused.CaptionTooLong", OwnAlbum.MaxDescriptionLength.ToString(CultureInfo.InvariantCulture)),
        var text => text,
    };

    private static ChangeSubject Subject(ChangeKind kind, int photos, string name) => new(kind, photos, Subject: name) { RequiresRematch = false };
}
