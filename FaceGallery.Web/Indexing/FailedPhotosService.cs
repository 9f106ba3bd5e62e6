using FaceGallery.Domain.Messages;
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

    /// <summary>By reason, the most frequent first.</summary>
    public async Task<IReadOnlyList<FailureGroup>> GroupAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        return (await ReasonsAsync(context, cancellationToken))
            .GroupBy(photo => photo.Reason.Key).Select(group => new FailureGroup(group.First().Reason, group.Count())).OrderByDescending(group => group.Photos).ToList();
    }

    /// <summary>They wait to be read again, and a scan is asked for.</summary>
    public Task RetryAsync(CancellationToken cancellationToken) => RetryAsync(reason: null, cancellationToken);

    /// <param name="reason">The key of the reason of those that are tried again; null for all.</param>
    public async Task RetryAsync(string? reason, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        var now = time.GetUtcNow().UtcDateTime;
        var ids = (await ReasonsAsync(context, cancellationToken)).Where(photo => reason is null || photo.Reason.Key == reason).Select(photo => photo.Id).ToList();
        await context.PresentFiles.Where(file => file.PhotoId != null && ids.Contains(file.PhotoId.Value))
            .ExecuteUpdateAsync(update => update.SetProperty(file => file.PendingSince, now), cancellationToken);
        events.Publish(LibraryTopics.Photos);
        control.RequestScan();
    }

    private static Task<List<FailedReason>> ReasonsAsync(FaceGalleryDbContext context, CancellationToken cancellationToken) =>
        context.FailedPhotos.OrderBy(photo => photo.Path).Select(photo => new FailedReason(photo.Id, photo.FailureReason!)).ToListAsync(cancellationToken);

    private sealed record FailedReason(int Id, Message Reason);
}
