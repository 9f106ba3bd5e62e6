using FaceGallery.Domain.Photos;
using FaceGallery.Web.Data;
using FaceGallery.Web.People;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Indexing;

/// <summary>Writes what the workers found, a batch in one transaction: after a power cut a photo is either done or still pending.</summary>
public sealed class PhotoWriter(IDbContextFactory<FaceGalleryDbContext> contexts, TimeProvider time, StageClock clock)
{
    public async Task WriteAsync(IReadOnlyList<PhotoFindings> batch, CancellationToken cancellationToken)
    {
        using var lap = clock.Start(Stage.Write);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var ids = batch.Select(findings => findings.PhotoId).ToList();
        var photos = await context.Photos.Include(photo => photo.Faces).ThenInclude(face => face.Embedding).AsSplitQuery().Where(photo => ids.Contains(photo.Id))
            .ToDictionaryAsync(photo => photo.Id, cancellationToken);
        foreach (var findings in batch)
        {
            if (photos.TryGetValue(findings.PhotoId, out var photo))
            {
                await ApplyAsync(context, photo, findings, cancellationToken);
            }
        }

        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private async Task ApplyAsync(FaceGalleryDbContext context, Photo photo, PhotoFindings findings, CancellationToken cancellationToken)
    {
        photo.ContentHash = findings.ContentHash ?? photo.ContentHash;
        switch (findings)
        {
            case PhotoFindings.Analysed analysed:
                photo.Succeed(analysed.Content, analysed.Faces);
                break;
            case PhotoFindings.Unchanged:
                photo.Keep();
                break;
            case PhotoFindings.Moved moved:
                await MoveAsync(context, photo, moved.FromPhotoId, cancellationToken);
                break;
            case PhotoFindings.Failed failed:
                photo.Fail(failed.Reason, failed.RetryOnScan);
                break;
            case PhotoFindings.Gone:
                photo.MissingSince = time.GetUtcNow().UtcDateTime;
                break;
        }

        if (photo.Kind == RootKind.People && photo.State == PhotoState.Indexed)
        {
            await context.EnrolPortraitAsync(photo, cancellationToken);
        }
    }

    /// <summary>The row that knows the picture takes the place of the one that was made for the new file.</summary>
    private static async Task MoveAsync(FaceGalleryDbContext context, Photo place, int fromPhotoId, CancellationToken cancellationToken)
    {
        var moved = await context.Photos.FirstOrDefaultAsync(photo => photo.Id == fromPhotoId && photo.MissingSince != null, cancellationToken);
        if (moved is null)
        {
            // Two copies of one missing photo came back: the first took its row, this one stays pending and is read like any other.
            return;
        }

        context.Photos.Remove(place);
        await context.SaveChangesAsync(cancellationToken);
        moved.MoveTo(place);
        await context.SaveChangesAsync(cancellationToken);
    }
}
