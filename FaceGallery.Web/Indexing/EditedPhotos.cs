using FaceGallery.Domain.Photos;
using FaceGallery.Web.Data;
using FaceGallery.Web.Files;
using FaceGallery.Web.Imaging;
using FaceGallery.Web.Library;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Indexing;

/// <summary>
/// Finds the photo that a file with unknown bytes is an edit of: one whose bytes lie nowhere any more, and that was last in this place, or was lost of late. It must look like it: a name that is used again for another picture makes no edit.
/// </summary>
public sealed class EditedPhotos(IDbContextFactory<FaceGalleryDbContext> contexts, LibraryWriteLock writing, RenditionStore renditions, PhotoDecoder decoder)
{
    /// <summary>A scan may have been stopped, or the new picture saved after the old one was deleted.</summary>
    private static readonly TimeSpan OfLate = TimeSpan.FromDays(1);

    /// <summary>So many lost photos are compared by their faces, too; of more only those of the same time or frame.</summary>
    private const int FewLost = 100;

    private const int BatchSize = 100;

    /// <summary>
    /// Photos that were read before it was asked what they look like have a thumbnail that shows it. Called after a scan, for those that may be found again, edited:
    /// when the new files are written, nothing is decoded.
    /// </summary>
    public async Task LearnLooksAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        var away = await AwayAsync(context, cancellationToken);
        var unseen = await context.Photos
            .Where(photo => photo.Kind == RootKind.Photos && photo.Look == null && photo.ContentHash != null
                && !context.PresentFiles.Any(file => file.PhotoId == photo.Id && file.PendingSince == null && !EF.Parameter(away).Contains(file.Id)))
            .Select(photo => new { photo.Id, photo.ContentHash }).ToListAsync(cancellationToken);
        foreach (var batch in unseen.Chunk(BatchSize))
        {
            await LearnAsync(context, batch.ToDictionary(photo => photo.Id, photo => photo.ContentHash!), cancellationToken);
        }
    }

    /// <summary>The same of all photos, a few at a time: where it is stopped, it goes on the next time.</summary>
    /// <returns>How many were learnt.</returns>
    public async Task<int> LearnAllLooksAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        var (learnt, last) = (0, 0);
        while (await context.Photos.Where(photo => photo.Id > last && photo.Kind == RootKind.Photos && photo.State == PhotoState.Indexed && photo.Look == null && photo.ContentHash != null)
            .OrderBy(photo => photo.Id).Take(BatchSize).Select(photo => new { photo.Id, photo.ContentHash }).ToListAsync(cancellationToken) is { Count: > 0 } batch)
        {
            last = batch[^1].Id;
            learnt += await LearnAsync(context, batch.ToDictionary(photo => photo.Id, photo => photo.ContentHash!), cancellationToken);
        }

        return learnt;
    }

    /// <param name="hashes">Of the contents, by the photos' ids.</param>
    private async Task<int> LearnAsync(FaceGalleryDbContext context, Dictionary<int, string> hashes, CancellationToken cancellationToken)
    {
        var looks = hashes.ToDictionary(photo => photo.Key, photo => LookOf(photo.Value, cancellationToken));
        using var held = await writing.AcquireAsync(cancellationToken);
        foreach (var photo in await context.Photos.Where(photo => hashes.Keys.Contains(photo.Id)).ToListAsync(cancellationToken))
        {
            // It may have been edited meanwhile.
            if (looks[photo.Id] is { } look && photo.ContentHash == hashes[photo.Id])
            {
                photo.Learn(look);
            }
        }

        var learnt = await context.SaveChangesAsync(cancellationToken);
        context.ChangeTracker.Clear();
        return learnt;
    }

    internal static async Task<Photo?> FindAsync(FaceGalleryDbContext context, PhotoFile file, PhotoFindings.Analysed analysed, CancellationToken cancellationToken)
    {
        if (analysed.Content.IsDamaged)
        {
            // It may be half written: what is whole yet would be all that is left of what was said.
            return null;
        }

        var away = await AwayAsync(context, cancellationToken);
        var homeless = Homeless(context, file, away);
        return await FirstEditedAsync(context, await InPlaceAsync(homeless, file, cancellationToken), analysed, cancellationToken)
            ?? await FirstEditedAsync(context, await LostAsync(context, homeless, away, file, analysed.Content, cancellationToken), analysed, cancellationToken);
    }

    /// <summary>Files of which the owner is asked whether they were deleted: they are not there, whatever the answer.</summary>
    private static async Task<List<int>> AwayAsync(FaceGalleryDbContext context, CancellationToken cancellationToken) =>
        [.. (await context.Absences.AsNoTracking().ToListAsync(cancellationToken)).SelectMany(absence => absence.Files)];

    /// <summary>Photos of which no file is left but perhaps this one, which holds something else by now.</summary>
    private static IQueryable<Photo> Homeless(FaceGalleryDbContext context, PhotoFile file, List<int> away) => context.Photos.Where(photo =>
        photo.Kind == file.Kind && photo.ContentHash != null
        && !context.PresentFiles.Any(other =>
            other.PhotoId == photo.Id && other.PendingSince == null && other.Id != file.Id && !EF.Parameter(away).Contains(other.Id)));

    /// <summary>The one that this file was when it was last read comes first, then those that were shown by it.</summary>
    private static Task<List<int>> InPlaceAsync(IQueryable<Photo> homeless, PhotoFile file, CancellationToken cancellationToken) =>
        homeless.Where(photo => photo.Id == file.PhotoId || (photo.RootId == file.RootId && photo.Path == file.Path))
            .OrderByDescending(photo => photo.Id == file.PhotoId).ThenByDescending(photo => photo.MissingSince).ThenBy(photo => photo.Id)
            .Select(photo => photo.Id).ToListAsync(cancellationToken);

    private static async Task<List<int>> LostAsync(
        FaceGalleryDbContext context, IQueryable<Photo> homeless, List<int> away, PhotoFile file, PhotoContent content, CancellationToken cancellationToken)
    {
        var since = file.PendingSince - OfLate;
        var lost = await homeless
            .Where(photo => photo.MissingSince >= since || context.PresentFiles.Any(
                other => other.PhotoId == photo.Id && other.Id != file.Id && (other.PendingSince != null || EF.Parameter(away).Contains(other.Id))))
            .Select(photo => new { photo.Id, photo.Look, photo.CameraTime }).ToListAsync(cancellationToken);
        return
        [
            .. lost
                .Where(photo => lost.Count <= FewLost
                    || Resemblance.IsSameView(photo.Look, content.Look)
                    || (photo.CameraTime is { } taken && taken == content.TakenAt))
                .OrderBy(photo => Resemblance.Distance(photo.Look, content.Look)).ThenBy(photo => photo.Id).Select(photo => photo.Id),
        ];
    }

    private static async Task<Photo?> FirstEditedAsync(
        FaceGalleryDbContext context, IReadOnlyList<int> candidates, PhotoFindings.Analysed analysed, CancellationToken cancellationToken)
    {
        foreach (var id in candidates)
        {
            var photo = await context.ReadablePhotos().SingleAsync(photo => photo.Id == id, cancellationToken);
            if (Resemblance.IsEdit(photo, analysed.Content, analysed.Faces))
            {
                return photo;
            }
        }

        return null;
    }

    private PictureHash? LookOf(string contentHash, CancellationToken cancellationToken)
    {
        try
        {
            using var file = renditions.PathOf(contentHash, RenditionKind.Thumbnail) is { } thumbnail ? LibraryFiles.Anywhere().Open(thumbnail) : null;
            return file is null ? null : PictureLook.Of(decoder.Decode(file, cancellationToken).Image);
        }
        catch (Exception exception) when (exception is IOException or UnreadablePhotoException)
        {
            // Then its faces tell.
            return null;
        }
    }
}
