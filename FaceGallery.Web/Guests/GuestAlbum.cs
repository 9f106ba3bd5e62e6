using System.Text.Json;
using FaceGallery.Domain.Photos;
using FaceGallery.Domain.Sharing;
using FaceGallery.Web.Data;
using FaceGallery.Web.Sharing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;

namespace FaceGallery.Web.Guests;

/// <summary>Reads what a link shows, and keeps count of who came.</summary>
public sealed class GuestAlbum(IDbContextFactory<FaceGalleryDbContext> contexts, TimeProvider time)
{
    /// <summary>Photos on a page.</summary>
    public const int PageSize = 500;

    /// <summary>The ids of all photos, in the order in which they were taken, each with the stamp of its coming to the link.</summary>
    public async Task<IReadOnlyList<SharePhoto>> ListAsync(Share share, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        var photos = context.SharedBy(share);
        var stamps = context.SharePhotos.Where(photo => photo.ShareId == share.Id);
        var rows = await (
            from photo in photos
            join stamp in stamps on photo.Id equals stamp.PhotoId into known
            from own in known.DefaultIfEmpty()
            orderby photo.SortTime, photo.Id
            select new { photo.Id, AddedAt = (DateTime?)own.AddedAt }).ToListAsync(cancellationToken);
        var fresh = rows.Where(row => row.AddedAt is null).Select(row => row.Id).ToList();
        var now = time.GetUtcNow().UtcDateTime;
        if (fresh.Count > 0)
        {
            // Later than all others, whatever the clock says.
            now = await stamps.MaxAsync(photo => (DateTime?)photo.AddedAt, cancellationToken) is { } latest && latest >= now ? latest.AddTicks(1) : now;

            // Two guests may come at once, and then say the same.
            await context.Database.ExecuteSqlAsync(
                $"INSERT OR IGNORE INTO SharePhotos (ShareId, PhotoId, AddedAt) SELECT {share.Id}, value, {now} FROM json_each({JsonSerializer.Serialize(fresh)})",
                cancellationToken);
        }

        return [.. rows.Select(row => new SharePhoto { ShareId = share.Id, PhotoId = row.Id, AddedAt = row.AddedAt ?? now })];
    }

    /// <summary>A photo of the link, with what is beside it; null when the link does not show it.</summary>
    public async Task<GuestPhoto?> FindAsync(Share share, int photoId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        var ids = await InOrder(context.SharedBy(share)).Select(photo => photo.Id).ToListAsync(cancellationToken);
        var place = ids.IndexOf(photoId);
        if (place < 0)
        {
            return null;
        }

        var photo = await context.Photos.Where(photo => photo.Id == photoId).Select(photo => new { photo.Width, photo.Height, photo.TakenAt })
            .SingleAsync(cancellationToken);
        var own = share.PersonIdOf();
        var names = share.ShowsNames
            ? await (
                from face in context.Faces
                join person in context.People on face.PersonId equals person.Id
                where face.PhotoId == photoId && !face.IsNotAFace && (!person.IsPrivate || person.Id == own)
                orderby face.Ordinal
                select person.Name).ToListAsync(cancellationToken)
            : [];
        return new GuestPhoto(photoId, place, ids.Count, photo.Width, photo.Height, photo.TakenAt, names)
        {
            PreviousId = place > 0 ? ids[place - 1] : null,
            NextId = place + 1 < ids.Count ? ids[place + 1] : null,
        };
    }

    /// <summary>Whether the link shows the photo now.</summary>
    public async Task<bool> ShowsAsync(Share share, int photoId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        return await context.SharedBy(share).AnyAsync(photo => photo.Id == photoId, cancellationToken);
    }

    public Task CountVisitAsync(Share share, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return CountAsync(share, set => set.SetProperty(own => own.Visits, own => own.Visits + 1).SetProperty(own => own.LastVisitAt, now), cancellationToken);
    }

    public Task CountDownloadAsync(Share share, CancellationToken cancellationToken) =>
        CountAsync(share, set => set.SetProperty(own => own.Downloads, own => own.Downloads + 1), cancellationToken);

    private async Task CountAsync(Share share, Action<UpdateSettersBuilder<Share>> count, CancellationToken cancellationToken)
    {
        try
        {
            await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
            await context.Shares.Where(own => own.Id == share.Id).ExecuteUpdateAsync(count, cancellationToken);
        }
        catch (Exception exception) when (WriteFailure.Of(exception) is not null)
        {
            // Guests can look at photos while the disk is full.
        }
    }

    internal static IOrderedQueryable<Photo> InOrder(IQueryable<Photo> photos) => photos.OrderBy(photo => photo.SortTime).ThenBy(photo => photo.Id);
}
