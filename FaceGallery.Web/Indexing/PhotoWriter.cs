using FaceGallery.Domain.Photos;
using FaceGallery.Web.Data;
using FaceGallery.Web.Library;
using FaceGallery.Web.Matching;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Indexing;

/// <summary>Writes what the workers found, a batch in one transaction: after a power cut a file is either done or still pending.</summary>
public sealed class PhotoWriter(IDbContextFactory<FaceGalleryDbContext> contexts, LibraryWriteLock writing, EditedPhotos edited, TimeProvider time, StageClock clock)
{
    public async Task WriteAsync(IReadOnlyCollection<PhotoFindings> batch, CancellationToken cancellationToken)
    {
        using var held = await writing.AcquireAsync(cancellationToken);
        using var lap = clock.Start(Stage.Write);
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var ids = batch.Select(findings => findings.FileId).ToList();
        var files = await context.PhotoFiles.Where(file => ids.Contains(file.Id)).ToDictionaryAsync(file => file.Id, cancellationToken);
        foreach (var findings in batch)
        {
            if (files.TryGetValue(findings.FileId, out var file))
            {
                await ApplyAsync(context, file, findings, cancellationToken);
            }
        }

        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>After a scan: which file is shown for a photo, which photos have none any more, and what these looked like.</summary>
    public async Task SettleAsync(CancellationToken cancellationToken)
    {
        using (await writing.AcquireAsync(cancellationToken))
        {
            await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
            await context.SettleAllAsync(time.GetUtcNow().UtcDateTime, cancellationToken);
        }

        await edited.LearnLooksAsync(cancellationToken);
    }

    private async Task ApplyAsync(FaceGalleryDbContext context, PhotoFile file, PhotoFindings findings, CancellationToken cancellationToken)
    {
        var before = file.PhotoId;
        if (await PhotoAsync(context, file, findings, cancellationToken) is { } photo)
        {
            await context.SaveChangesAsync(cancellationToken);
            file.Hold(photo.Id, time.GetUtcNow().UtcDateTime);
        }

        await context.SaveChangesAsync(cancellationToken);
        await context.SettleAsync([.. new[] { before, file.PhotoId }.OfType<int>()], time.GetUtcNow().UtcDateTime, cancellationToken);
    }

    /// <summary>Which photo the file's bytes are, with what was found of it; null where it waits for the next scan.</summary>
    private async Task<Photo?> PhotoAsync(FaceGalleryDbContext context, PhotoFile file, PhotoFindings findings, CancellationToken cancellationToken)
    {
        switch (findings)
        {
            case PhotoFindings.Known known:
                return await WithHashAsync(context, known.ContentHash, cancellationToken);
            case PhotoFindings.Analysed analysed:
                var read = await WithBytesAsync(context, file, analysed.ContentHash, cancellationToken)
                    ?? (file.Kind == RootKind.Photos ? await EditedPhotos.FindAsync(context, file, analysed, cancellationToken) : null)
                    ?? await OwnAsync(context, file, cancellationToken)
                    ?? context.Photos.Add(Photo.Of(file)).Entity;
                await AskAgainAsync(context, file, read, analysed.ContentHash, cancellationToken);
                read.Succeed(analysed.ContentHash, analysed.Content, analysed.Faces);
                if (file.Kind == RootKind.People)
                {
                    await context.EnrolPortraitAsync(read, cancellationToken);
                }

                return read;
            case PhotoFindings.Failed failed:
                var unread = await WithBytesAsync(context, file, failed.ContentHash, cancellationToken) ?? await OwnAsync(context, file, cancellationToken) ?? context.Photos.Add(Photo.Of(file)).Entity;
                unread.Fail(failed.ContentHash, failed.Reason, failed.RetryOnScan);
                return unread;
            default:
                return null;
        }
    }

    /// <summary>A photo that becomes an edit of itself is no longer what its other files were, should one of them be there after all.</summary>
    private async Task AskAgainAsync(FaceGalleryDbContext context, PhotoFile file, Photo photo, string hash, CancellationToken cancellationToken)
    {
        if (photo.ContentHash is not null && photo.ContentHash != hash)
        {
            var now = time.GetUtcNow().UtcDateTime;
            foreach (var other in await context.PresentFiles.Where(other => other.PhotoId == photo.Id && other.Id != file.Id).ToListAsync(cancellationToken))
            {
                other.Await(other.Size, other.ModifiedAt, now);
            }
        }
    }

    /// <summary>A portrait is its file, whatever its bytes.</summary>
    private static async Task<Photo?> WithBytesAsync(FaceGalleryDbContext context, PhotoFile file, string? hash, CancellationToken cancellationToken) =>
        file.Kind == RootKind.Photos && hash is not null ? await WithHashAsync(context, hash, cancellationToken) : null;

    /// <summary>A file that cannot be read may hold anything: it is a photo of its own, of which nothing is known, until it can.</summary>
    private static Task<Photo?> OwnAsync(FaceGalleryDbContext context, PhotoFile file, CancellationToken cancellationToken) => context.ReadablePhotos()
        .FirstOrDefaultAsync(photo => photo.Id == file.PhotoId && (photo.Kind == RootKind.People || photo.ContentHash == null), cancellationToken);

    private static Task<Photo?> WithHashAsync(FaceGalleryDbContext context, string hash, CancellationToken cancellationToken) =>
        context.ReadablePhotos().FirstOrDefaultAsync(photo => photo.ContentHash == hash && photo.Kind == RootKind.Photos, cancellationToken);
}
