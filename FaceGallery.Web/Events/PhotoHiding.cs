using FaceGallery.Domain.History;
using FaceGallery.Web.History;

namespace FaceGallery.Web.Events;

/// <summary>Keeps photos from everybody but the owner: they are in no album until they are shown again.</summary>
public sealed class PhotoHiding(LibraryChanges changes)
{
    /// <param name="also">See <see cref="LibraryChanges"/>.</param>
    /// <exception cref="ChangeRefusedException">None of them is there.</exception>
    public Task<ChangeResult> HideAsync(IReadOnlyCollection<int> photoIds, bool isHidden, CancellationToken cancellationToken, AlsoChanges? also = null) =>
        changes.MakeAsync(async (context, stop) =>
        {
            var eventIds = new HashSet<int>();
            var changed = await context.ChangePhotosAsync(photoIds, photo => photo.IsHidden, photo =>
            {
                eventIds.UnionWith(photo.EventId is { } id ? [id] : []);
                photo.IsHidden = isHidden;
            }, stop);
            await EventFormation.RecountAsync(context, eventIds, stop);
            return changed == 0 ? null : new ChangeSubject(isHidden ? ChangeKind.PhotosHidden : ChangeKind.PhotosShown, changed) { RequiresRematch = false };
        }, cancellationToken, also);
}
