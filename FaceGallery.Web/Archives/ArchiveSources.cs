using FaceGallery.Domain.Photos;
using FaceGallery.Web.Accounts;
using FaceGallery.Web.Data;
using FaceGallery.Web.Downloads;
using FaceGallery.Web.Search;
using FaceGallery.Web.Sharing;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Archives;

/// <summary>Which photos an archive can be made of: those that whoever wants it sees.</summary>
public sealed class ArchiveSources(IDbContextFactory<FaceGalleryDbContext> contexts, ViewerContexts seen, TimeProvider time)
{
    /// <returns>How many photos, and the bytes of their files.</returns>
    public async Task<(int Photos, long Bytes)> MeasureAsync(ShareScope scope, CancellationToken cancellationToken)
    {
        await using var context = await seen.CreateDbContextAsync(cancellationToken);
        var photos = PhotosOf(context, scope);
        return (await photos.CountAsync(cancellationToken), await photos.SumAsync(photo => photo.Size, cancellationToken));
    }

    public async Task<IReadOnlyList<int>> IdsAsync(ShareScope scope, CancellationToken cancellationToken)
    {
        await using var context = await seen.CreateDbContextAsync(cancellationToken);
        return await PhotosOf(context, scope).Select(photo => photo.Id).ToListAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<ArchivePhoto>> PhotosAsync(ShareScope scope, CancellationToken cancellationToken)
    {
        var ids = (await IdsAsync(scope, cancellationToken)).ToList();

        // Where the files lie only the owner's view tells.
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        return await context.ForArchiveAsync(context.Photos.Where(photo => EF.Parameter(ids).Contains(photo.Id)), time.LocalTimeZone, cancellationToken);
    }

    private static IQueryable<Photo> PhotosOf(FaceGalleryDbContext context, ShareScope scope)
    {
        if (scope.Search is { } search)
        {
            return context.Album(search);
        }

        var ids = scope.PhotoIds.ToList();
        return context.SeenPhotos.Where(photo => photo.Kind == RootKind.Photos && EF.Parameter(ids).Contains(photo.Id));
    }
}
