using FaceGallery.Domain.History;
using FaceGallery.Web.History;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Events;

/// <summary>Keeps photos from everybody but the owner: they are in no album until they are shown again.</summary>
public sealed class PhotoHiding(LibraryChanges changes)
{
    /// <summary>Photos that are read at once.</summary>
    private const int BatchSize = 500;

    /// <param name="also">See <see cref="LibraryChanges"/>.</param>
    /// <exception cref="ChangeRefusedException">None of them is there.</exception>
    public Task<ChangeResult> HideAsync(IReadOnlyCollection<int> photoIds, bool isHidden, CancellationToken cancellationToken, AlsoChanges? also = null) =>
        changes.MakeAsync(async (context, stop) =>
        {
            var (found, changed, eventIds) = (0, 0, new HashSet<int>());
            foreach (var batch in photoIds.Distinct().Chunk(BatchSize))
            {
                foreach (var photo in await context.Photos.Where(photo => batch.Contains(photo.Id)).ToListAsync(stop))
                {
                    found++;
                    changed += photo.IsHidden == isHidden ? 0 : 1;
                    photo.IsHidden = isHidden;
                    eventIds.UnionWith(photo.EventId is { } id ? [id] : []);
                }
            }

            if (found == 0)
            {
                throw new ChangeRefusedException(ChangeRefusal.Gone, "Refused.PhotosGone");
            }

            await context.SaveChangesAsync(stop);
            await EventFormation.RecountAsync(context, eventIds, stop);
            return changed == 0 ? null : new ChangeSubject(isHidden ? ChangeKind.PhotosHidden : ChangeKind.PhotosShown, changed) { RequiresRematch = false };
        }, cancellationToken, also);
}
