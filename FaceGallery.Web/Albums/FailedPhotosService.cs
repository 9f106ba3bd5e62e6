using FaceGallery.Domain.Photos;
using FaceGallery.Web.Data;
using FaceGallery.Web.Indexing;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Albums;

/// <summary>Lists the photos that could not be read, and has them tried again.</summary>
public sealed class FailedPhotosService(IDbContextFactory<FaceGalleryDbContext> contexts, IndexingControl control, IndexingProgress progress)
{
    public async Task<int> CountAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await Failed(context).CountAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<FailedPhoto>> PageAsync(int skip, int take, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await Failed(context)
            .OrderBy(photo => photo.Path).ThenBy(photo => photo.Id)
            .Skip(skip).Take(take)
            .Select(photo => new FailedPhoto(photo.Id, photo.Path, photo.FailureReason ?? ""))
            .ToListAsync(cancellationToken);
    }

    /// <summary>They wait to be read again, and a scan is asked for.</summary>
    public async Task RetryAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await foreach (var photo in Failed(context).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            photo.Await(photo.Size, photo.ModifiedAt);
        }

        await context.SaveChangesAsync(cancellationToken);
        progress.LibraryChanged();
        control.RequestScan();
    }

    private static IQueryable<Photo> Failed(FaceGalleryDbContext context) =>
        context.Photos.Where(photo => photo.Kind == RootKind.Photos && photo.State == PhotoState.Failed && photo.MissingSince == null);
}
