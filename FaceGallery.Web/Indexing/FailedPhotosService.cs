using FaceGallery.Web.Data;
using FaceGallery.Web.Library;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Indexing;

/// <summary>Lists the photos that could not be read, and has them tried again.</summary>
public sealed class FailedPhotosService(IDbContextFactory<FaceGalleryDbContext> contexts, IndexingControl control, LibraryEvents events, TimeProvider time)
{
    public async Task<int> CountAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        return await context.FailedPhotos.CountAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<FailedPhoto>> PageAsync(int skip, int take, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        return await context.FailedPhotos
            .OrderBy(photo => photo.Path).ThenBy(photo => photo.Id)
            .Skip(skip).Take(take)
            .Select(photo => new FailedPhoto(photo.Id, photo.Path, photo.FailureReason!))
            .ToListAsync(cancellationToken);
    }

    /// <summary>They wait to be read again, and a scan is asked for.</summary>
    public async Task RetryAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        var now = time.GetUtcNow().UtcDateTime;
        await context.PresentFiles.Where(file => context.FailedPhotos.Any(photo => photo.Id == file.PhotoId))
            .ExecuteUpdateAsync(update => update.SetProperty(file => file.PendingSince, now), cancellationToken);
        events.Publish(LibraryTopics.Photos);
        control.RequestScan();
    }
}
