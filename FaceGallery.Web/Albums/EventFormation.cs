using FaceGallery.Domain.Albums;
using FaceGallery.Web.Data;
using FaceGallery.Web.People;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Albums;

/// <summary>Parts all photos into events, and writes what changed. Events that the owner shaped stay as they are, but for photos that join them.</summary>
public sealed class EventFormation(IDbContextFactory<FaceGalleryDbContext> contexts, FaceNaming naming)
{
    /// <summary>Photos that are written by one statement.</summary>
    private const int BatchSize = 500;

    public async Task FormAsync(CancellationToken cancellationToken)
    {
        // A change by the owner must not come in between.
        using var turn = await naming.TakeTurnAsync(cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
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
        var events = await context.Events.ToDictionaryAsync(occasion => occasion.Id, cancellationToken);
        var kept = events.Values.Where(occasion => occasion.IsKept).Select(occasion => occasion.Id).ToHashSet();
        var groups = EventGrouping.Group(photos, kept).ToList();
        var goesOn = groups.Select(group => group.EventId).OfType<int>().ToHashSet();
        context.Events.RemoveRange(events.Values.Where(occasion => !occasion.IsKept && !goesOn.Contains(occasion.Id)));
        foreach (var empty in events.Values.Where(occasion => occasion.IsKept && !goesOn.Contains(occasion.Id)))
        {
            empty.PhotoCount = 0;
        }

        var formed = groups.ConvertAll(group => (Group: group, Event: Describe(context, group, group.EventId is { } id ? events.GetValueOrDefault(id) : null)));
        await context.SaveChangesAsync(cancellationToken);
        await AssignAsync(context, formed, photos, cancellationToken);
    }

    private static PhotoEvent Describe(FaceGalleryDbContext context, EventGroup group, PhotoEvent? known)
    {
        var occasion = known ?? context.Events.Add(new PhotoEvent()).Entity;
        (occasion.FirstAt, occasion.LastAt, occasion.PhotoCount) = (group.Photos[0].At, group.Photos[^1].At, group.Photos.Count);
        occasion.Folder = group.Photos.All(photo => photo.Folder == group.Photos[0].Folder) ? EventFolder.NameOf(group.Photos[0].Folder) : null;
        return occasion;
    }

    private static async Task AssignAsync(
        FaceGalleryDbContext context, List<(EventGroup Group, PhotoEvent Event)> formed, List<EventPhoto> photos, CancellationToken cancellationToken)
    {
        var wanted = formed.SelectMany(group => group.Group.Photos.Select(photo => (photo.PhotoId, group.Event.Id))).ToDictionary();
        var changed = photos.Where(photo => photo.EventId != (wanted.TryGetValue(photo.PhotoId, out var id) ? id : null))
            .GroupBy(photo => wanted.TryGetValue(photo.PhotoId, out var id) ? id : (int?)null, photo => photo.PhotoId);
        foreach (var moved in changed)
        {
            foreach (var batch in moved.Chunk(BatchSize))
            {
                await context.Photos.Where(photo => batch.Contains(photo.Id))
                    .ExecuteUpdateAsync(update => update.SetProperty(photo => photo.EventId, moved.Key), cancellationToken);
            }
        }
    }
}
