using System.Globalization;
using FaceGallery.Domain.Events;
using FaceGallery.Domain.History;
using FaceGallery.Domain.Names;
using FaceGallery.Web.Data;
using FaceGallery.Web.History;
using FaceGallery.Web.People;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Events;

/// <summary>The owner's hand on events: what is named, merged or split by hand the machine leaves so.</summary>
public sealed class EventEditing(LibraryChanges changes)
{
    /// <summary>A clock that is off by more shows another year's photos.</summary>
    private const int MaxShiftMinutes = 60 * 24 * 366 * 30;

    /// <param name="name">Null or blank: called by date and folder again.</param>
    /// <exception cref="ChangeRefusedException">The name is too long, or the event is gone.</exception>
    public Task<ChangeResult> RenameAsync(int id, string? name, CancellationToken cancellationToken) =>
        changes.MakeAsync(async (context, stop) =>
        {
            var wanted = VisibleText.Of(name) is { Length: > 0 } text ? text : null;
            if (wanted?.Length > PhotoEvent.MaxNameLength)
            {
                throw new ChangeRefusedException(ChangeRefusal.Invalid, "Refused.NameTooLong", PhotoEvent.MaxNameLength.ToString(CultureInfo.InvariantCulture));
            }

            var photoEvent = await FindAsync(context, id, stop);
            if (photoEvent.Name == wanted)
            {
                return null;
            }

            (photoEvent.Name, photoEvent.IsUserEdited) = (wanted, true);
            return new ChangeSubject(ChangeKind.EventNamed, photoEvent.PhotoCount, Subject: wanted) { RequiresRematch = false };
        }, cancellationToken);

    /// <summary>All photos of the others belong to the first one.</summary>
    /// <exception cref="ChangeRefusedException">One of them is gone, or is to be merged with itself.</exception>
    public Task<ChangeResult> MergeAsync(int into, IReadOnlyCollection<int> from, CancellationToken cancellationToken) =>
        changes.MakeAsync(async (context, stop) =>
        {
            if (from.Count == 0 || from.Contains(into))
            {
                throw new ChangeRefusedException(ChangeRefusal.Invalid, "Refused.EventWithSelf");
            }

            (await FindAsync(context, into, stop)).IsUserEdited = true;
            foreach (var id in from.Distinct())
            {
                await FindAsync(context, id, stop);
            }

            var photos = await context.Photos.Where(photo => photo.EventId != null && from.Contains(photo.EventId.Value)).ToListAsync(stop);
            photos.ForEach(photo => photo.EventId = into);
            await context.FollowEventsAsync(from, into, stop);
            await FinishAsync(context, stop);
            return new ChangeSubject(ChangeKind.EventsMerged, photos.Count) { RequiresRematch = false };
        }, cancellationToken);

    /// <summary>This photo and all later ones of its event become an event of their own.</summary>
    /// <exception cref="ChangeRefusedException">The photo is gone, in no event, or its event's first one.</exception>
    public Task<ChangeResult> SplitAsync(int photoId, CancellationToken cancellationToken) =>
        changes.MakeAsync(async (context, stop) =>
        {
            var first = await context.AlbumPhotos.SingleOrDefaultAsync(photo => photo.Id == photoId && photo.EventId != null, stop)
                ?? throw new ChangeRefusedException(ChangeRefusal.Gone, "Refused.NotInEvent");
            var photos = await context.AlbumPhotos.Where(photo => photo.EventId == first.EventId).ToListAsync(stop);
            var later = photos.Where(photo => photo.SortTime >= first.SortTime).ToList();
            if (later.Count == photos.Count)
            {
                throw new ChangeRefusedException(ChangeRefusal.Invalid, "Refused.FirstOfEvent");
            }

            (await FindAsync(context, first.EventId!.Value, stop)).IsUserEdited = true;
            var part = context.Events.Add(new PhotoEvent { IsUserEdited = true }).Entity;
            await context.SaveChangesAsync(stop);
            later.ForEach(photo => photo.EventId = part.Id);
            await FinishAsync(context, stop);
            return new ChangeSubject(ChangeKind.EventSplit, later.Count) { RequiresRematch = false };
        }, cancellationToken);

    /// <summary>A camera's clock was slow by so many minutes at an event; negative where it was fast.</summary>
    /// <exception cref="ChangeRefusedException">It is no such number, or no photo of that camera is in the event.</exception>
    public Task<ChangeResult> ShiftClockAsync(int id, string camera, int minutes, CancellationToken cancellationToken) =>
        changes.MakeAsync(async (context, stop) =>
        {
            if (minutes is 0 or < -MaxShiftMinutes or > MaxShiftMinutes)
            {
                throw new ChangeRefusedException(ChangeRefusal.Invalid, "Refused.Clock");
            }

            var photoEvent = await FindAsync(context, id, stop);
            var photos = await context.AlbumPhotos.Where(photo => photo.EventId == id && photo.Camera == camera).ToListAsync(stop);
            if (photos.Count == 0)
            {
                throw new ChangeRefusedException(ChangeRefusal.Gone, "Refused.NoSuchCamera", camera);
            }

            photoEvent.IsUserEdited = true;
            photos.ForEach(photo => photo.ShiftClock(minutes));
            await FinishAsync(context, stop);
            return new ChangeSubject(ChangeKind.ClockShifted, photos.Count, Subject: camera) { RequiresRematch = false };
        }, cancellationToken);

    /// <summary>This photo stands for the event, also when better ones come.</summary>
    /// <exception cref="ChangeRefusedException">The event is gone, or the photo is not in it.</exception>
    public Task<ChangeResult> ChooseCoverAsync(int id, int photoId, CancellationToken cancellationToken) =>
        changes.MakeAsync(async (context, stop) =>
        {
            var photoEvent = await FindAsync(context, id, stop);
            if (!await context.AlbumPhotos.AnyAsync(photo => photo.Id == photoId && photo.EventId == id, stop))
            {
                throw new ChangeRefusedException(ChangeRefusal.Gone, "Refused.NotInEvent");
            }

            if (photoEvent.CoverPhotoId == photoId)
            {
                return null;
            }

            (photoEvent.CoverPhotoId, photoEvent.IsUserEdited) = (photoId, true);
            return new ChangeSubject(ChangeKind.EventCoverChosen, 1, Subject: photoEvent.Name ?? photoEvent.Folder) { RequiresRematch = false };
        }, cancellationToken);

    private static async Task FinishAsync(FaceGalleryDbContext context, CancellationToken cancellationToken)
    {
        await context.SaveChangesAsync(cancellationToken);
        await EventFormation.FormAsync(context, cancellationToken);
    }

    private static async Task<PhotoEvent> FindAsync(FaceGalleryDbContext context, int id, CancellationToken cancellationToken) =>
        await context.Events.SingleOrDefaultAsync(photoEvent => photoEvent.Id == id && photoEvent.PhotoCount > 0, cancellationToken)
        ?? throw new ChangeRefusedException(ChangeRefusal.Gone, "Refused.EventGone");
}
