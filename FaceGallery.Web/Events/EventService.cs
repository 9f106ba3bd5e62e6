using FaceGallery.Domain.Detection;
using FaceGallery.Domain.Events;
using FaceGallery.Web.Data;
using FaceGallery.Web.Library;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Events;

/// <summary>Reads events for the pages.</summary>
public sealed class EventService(IDbContextFactory<FaceGalleryDbContext> contexts)
{
    public async Task<int> CountAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        return await Shown(context).CountAsync(cancellationToken);
    }

    /// <summary>The latest first.</summary>
    public async Task<IReadOnlyList<EventCard>> ListAsync(int from, int count, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        var events = await Shown(context).OrderByDescending(photoEvent => photoEvent.LastAt).ThenByDescending(photoEvent => photoEvent.Id)
            .Skip(from).Take(count).AsNoTracking().ToListAsync(cancellationToken);
        var covers = await CoversAsync(context, events.ConvertAll(photoEvent => photoEvent.Id), cancellationToken);
        return events.ConvertAll(photoEvent => ToCard(photoEvent, covers.GetValueOrDefault(photoEvent.Id)));
    }

    public async Task<EventCard?> FindAsync(int id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        return await Shown(context).AsNoTracking().SingleOrDefaultAsync(photoEvent => photoEvent.Id == id, cancellationToken) is { } photoEvent
            ? ToCard(photoEvent, (await CoversAsync(context, [id], cancellationToken)).GetValueOrDefault(id))
            : null;
    }

    /// <summary>What the head of an event's page shows of its cover, and where the event was, if at least half of its photos tell.</summary>
    public async Task<EventHero?> HeroAsync(int coverId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        var cover = await context.AlbumPhotos.Where(photo => photo.Id == coverId)
            .Select(photo => new { photo.Colour, photo.EventId, photo.Width, photo.Height, photo.OwnerRotationDegrees, Faces = photo.Faces.Where(face => !face.IsNotAFace).Select(face => face.Box).ToList() })
            .SingleOrDefaultAsync(cancellationToken);
        if (cover is null)
        {
            return null;
        }

        var places = await context.AlbumPhotos.Where(photo => photo.EventId == cover.EventId && (photo.CorrectedLatitude ?? photo.Latitude) != null && (photo.CorrectedLongitude ?? photo.Longitude) != null)
            .Select(photo => new { Latitude = (photo.CorrectedLatitude ?? photo.Latitude)!.Value, Longitude = (photo.CorrectedLongitude ?? photo.Longitude)!.Value }).ToListAsync(cancellationToken);
        return new EventHero(
            cover.Colour,
            (float)cover.Width / cover.Height,
            RelativeBox.FocusOf(cover.Faces.ConvertAll(face => face.TurnedBy(cover.OwnerRotationDegrees))) ?? EventHero.NoFaces,
            places.Count == 0 || places.Count * 2 < await context.AlbumPhotos.CountAsync(photo => photo.EventId == cover.EventId, cancellationToken) ? null : PlaceOf([.. places.Select(place => (place.Latitude, place.Longitude))]));
    }

    /// <summary>What those of these events that show something are called, by their ids.</summary>
    /// <param name="isForGuests">A folder's name is told without what only orders folders.</param>
    public async Task<IReadOnlyDictionary<int, string>> TitlesAsync(IReadOnlyCollection<int> ids, bool isForGuests, CancellationToken cancellationToken)
    {
        if (ids.Count == 0)
        {
            return new Dictionary<int, string>();
        }

        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        var wanted = ids.Distinct().ToList();
        var events = await Shown(context).AsNoTracking().Where(photoEvent => EF.Parameter(wanted).Contains(photoEvent.Id)).ToListAsync(cancellationToken);
        return events.ToDictionary(photoEvent => photoEvent.Id, photoEvent =>
        {
            var card = ToCard(photoEvent, cover: null);
            return EventCaption.TitleOf(isForGuests && photoEvent is { Name: null, Folder: { } folder } ? card with { Name = EventFolder.TitleOf(folder) } : card);
        });
    }

    /// <summary>The cameras that its photos were taken with.</summary>
    public async Task<IReadOnlyList<string>> CamerasAsync(int id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        return await context.AlbumPhotos.Where(photo => photo.EventId == id && photo.Camera != null)
            .Select(photo => photo.Camera!).Distinct().Order().ToListAsync(cancellationToken);
    }

    /// <summary>Other events, those nearest in time, in their order.</summary>
    public async Task<IReadOnlyList<EventCard>> NextToAsync(EventCard photoEvent, int most, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        var others = Shown(context).AsNoTracking().Where(other => other.Id != photoEvent.Id);
        var before = await others.Where(other => other.LastAt <= photoEvent.LastAt).OrderByDescending(other => other.LastAt).Take(most / 2).ToListAsync(cancellationToken);
        var after = await others.Where(other => other.LastAt > photoEvent.LastAt).OrderBy(other => other.LastAt).Take(most / 2).ToListAsync(cancellationToken);
        return [.. before.Concat(after).OrderByDescending(other => other.LastAt).Select(other => ToCard(other, cover: null))];
    }

    /// <summary>The longest times without a photo, in their order.</summary>
    public async Task<IReadOnlyList<EventGap>> PausesAsync(int id, int most, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        var photos = await context.AlbumPhotos.Where(photo => photo.EventId == id).OrderBy(photo => photo.SortTime).ThenBy(photo => photo.Id)
            .Select(photo => new { photo.Id, photo.Version, photo.SortTime }).ToListAsync(cancellationToken);
        return
        [
            .. photos.Zip(photos.Skip(1), (earlier, later) => new EventGap(later.Id, later.Version ?? "", later.SortTime, later.SortTime - earlier.SortTime))
                .OrderByDescending(pause => pause.Length).Take(most).OrderBy(pause => pause.At).ThenBy(pause => pause.PhotoId),
        ];
    }

    /// <summary>What stands for each event: the owner's choice, a favourite, or else one across that shows most people. One look into the index for each, where a grouping would read all photos.</summary>
    private static async Task<Dictionary<int, CoverPhoto>> CoversAsync(FaceGalleryDbContext context, List<int> ids, CancellationToken cancellationToken)
    {
        var best = await context.Events.Where(photoEvent => ids.Contains(photoEvent.Id))
            .Select(photoEvent => context.AlbumPhotos.Where(photo => photo.EventId == photoEvent.Id)
                .OrderByDescending(photo => photo.Id == photoEvent.CoverPhotoId).ThenByDescending(photo => photo.IsFavourite)
                .ThenByDescending(photo => photo.Width > photo.Height).ThenByDescending(photo => photo.FaceCount).ThenBy(photo => photo.Id).Select(photo => (int?)photo.Id).FirstOrDefault())
            .ToListAsync(cancellationToken);
        return await context.Photos.Where(photo => best.Contains(photo.Id))
            .ToDictionaryAsync(photo => photo.EventId!.Value, photo => new CoverPhoto(photo.Id, photo.Version ?? ""), cancellationToken);
    }

    /// <summary>The middle of all, to a hundred metres; a trip has none.</summary>
    private static (double Latitude, double Longitude)? PlaceOf(List<(double Latitude, double Longitude)> places)
    {
        if (places.Count == 0)
        {
            return null;
        }

        var (latitude, longitude) = (places.Select(place => place.Latitude).Order().ElementAt(places.Count / 2), places.Select(place => place.Longitude).Order().ElementAt(places.Count / 2));
        return places.TrueForAll(place => Math.Abs(place.Latitude - latitude) <= EventHero.OnePlace && Math.Abs(place.Longitude - longitude) <= EventHero.OnePlace)
            ? (Math.Round(latitude, 3), Math.Round(longitude, 3))
            : null;
    }

    private static IQueryable<PhotoEvent> Shown(FaceGalleryDbContext context) => context.Events.Where(photoEvent => photoEvent.PhotoCount > 0);

    private static EventCard ToCard(PhotoEvent photoEvent, CoverPhoto? cover) =>
        new(photoEvent.Id, photoEvent.Name ?? photoEvent.Folder, photoEvent.FirstAt, photoEvent.LastAt, photoEvent.PhotoCount, cover);
}
