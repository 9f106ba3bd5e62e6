using FaceGallery.Domain.Events;
using FaceGallery.Domain.Photos;
using FaceGallery.Web.Data;
using FaceGallery.Web.Library;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Events;

/// <summary>Parts all photos into events, and writes what changed. Events that the owner shaped stay as they are, but for photos that join them.</summary>
public sealed class EventFormation(IDbContextFactory<FaceGalleryDbContext> contexts, LibraryWriteLock writing)
{
    /// <summary>Photos that are held in memory at once.</summary>
    private const int BatchSize = 500;

    public async Task FormAsync(CancellationToken cancellationToken)
    {
        using var held = await writing.AcquireAsync(cancellationToken);
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await FormAsync(context, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>As part of a change, within its transaction.</summary>
    internal static async Task FormAsync(FaceGalleryDbContext context, CancellationToken cancellationToken)
    {
        var photos = (await context.AlbumPhotos.Select(photo => new { photo.Id, photo.SortTime, photo.RootId, photo.Path, photo.EventId })
            .ToListAsync(cancellationToken))
            .ConvertAll(photo => new EventPhoto(photo.Id, photo.SortTime, EventFolder.Of(photo.RootId, photo.Path), photo.EventId));
        var events = await context.Events.ToDictionaryAsync(photoEvent => photoEvent.Id, cancellationToken);
        var kept = events.Values.Where(photoEvent => photoEvent.IsUserEdited).Select(photoEvent => photoEvent.Id).ToHashSet();
        var groups = EventGrouping.Group(photos, kept).ToList();
        var goesOn = groups.Select(group => group.EventId).OfType<int>().ToHashSet();
        context.Events.RemoveRange(events.Values.Where(photoEvent => !photoEvent.IsUserEdited && !goesOn.Contains(photoEvent.Id)));
        foreach (var empty in events.Values.Where(photoEvent => photoEvent.IsUserEdited && !goesOn.Contains(photoEvent.Id)))
        {
            empty.PhotoCount = 0;
        }

        var formed = groups.ConvertAll(group => (Group: group, Event: Describe(context, group, group.EventId is { } id ? events.GetValueOrDefault(id) : null)));
        await context.SaveChangesAsync(cancellationToken);
        await AssignAsync(context, formed, photos, cancellationToken);
    }

    /// <summary>
    /// Updates counts and covers from the visible photos. Whether hiding or showing photos splits or forms an event is decided when events are next formed.
    /// </summary>
    internal static async Task RecountAsync(FaceGalleryDbContext context, IReadOnlyCollection<int> eventIds, CancellationToken cancellationToken)
    {
        var ids = eventIds.ToList();
        var seen = await context.AlbumPhotos.Where(photo => photo.EventId != null && EF.Parameter(ids).Contains(photo.EventId.Value)).GroupBy(photo => photo.EventId!.Value)
            .Select(photos => new { Id = photos.Key, First = photos.Min(photo => photo.SortTime), Last = photos.Max(photo => photo.SortTime), Count = photos.Count() })
            .ToDictionaryAsync(photos => photos.Id, cancellationToken);
        foreach (var photoEvent in await context.Events.Where(photoEvent => EF.Parameter(ids).Contains(photoEvent.Id)).ToListAsync(cancellationToken))
        {
            photoEvent.PhotoCount = 0;
            if (seen.TryGetValue(photoEvent.Id, out var photos))
            {
                (photoEvent.FirstAt, photoEvent.LastAt, photoEvent.PhotoCount) = (photos.First, photos.Last, photos.Count);
            }
        }

        await context.SaveChangesAsync(cancellationToken);
    }

    private static PhotoEvent Describe(FaceGalleryDbContext context, EventGroup group, PhotoEvent? known)
    {
        var photoEvent = known ?? context.Events.Add(new PhotoEvent()).Entity;
        (photoEvent.FirstAt, photoEvent.LastAt, photoEvent.PhotoCount) = (group.Photos[0].At, group.Photos[^1].At, group.Photos.Count);
        photoEvent.Folder = group.Photos.All(photo => photo.Folder == group.Photos[0].Folder) ? EventFolder.NameOf(group.Photos[0].Folder) : null;
        return photoEvent;
    }

    /// <summary>Through the change tracker, for it may be part of a change, which can be undone; but without reading what else a photo says.</summary>
    private static async Task AssignAsync(
        FaceGalleryDbContext context, List<(EventGroup Group, PhotoEvent Event)> formed, List<EventPhoto> photos, CancellationToken cancellationToken)
    {
        var wanted = formed.SelectMany(group => group.Group.Photos.Select(photo => (photo.PhotoId, group.Event.Id))).ToDictionary();
        var changed = photos.Select(photo => (photo.PhotoId, photo.EventId, Wanted: wanted.TryGetValue(photo.PhotoId, out var id) ? id : (int?)null))
            .Where(photo => photo.EventId != photo.Wanted);
        foreach (var batch in changed.Chunk(BatchSize))
        {
            context.ChangeTracker.Clear();
            foreach (var (id, before, after) in batch)
            {
                context.Attach(new Photo { Id = id, EventId = before }).Entity.EventId = after;
            }

            await context.SaveChangesAsync(cancellationToken);
        }
    }
}
