using FaceGallery.Domain.Photos;
using FaceGallery.Web.Data;
using FaceGallery.Web.Downloads;
using FaceGallery.Web.Localisation;
using FaceGallery.Web.Search;
using FaceGallery.Web.Sharing;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Archives;

/// <summary>Archives of whatever the owner wants. They are sent as guests' are: made while they are sent, of a size that is known, and going on where they broke off.</summary>
public sealed class OwnArchives(IDbContextFactory<FaceGalleryDbContext> contexts, ArchivePlanner planner, ShareCaptions captions, Text text, TimeProvider time)
{
    /// <returns>How many photos, and the bytes of their files.</returns>
    public async Task<(int Photos, long Bytes)> MeasureAsync(ShareScope scope, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        var photos = PhotosOf(context, scope);
        return (await photos.CountAsync(cancellationToken), await photos.SumAsync(photo => photo.Size, cancellationToken));
    }

    /// <summary>What is in it now, to be kept as a wish.</summary>
    public async Task<WantedArchive> WantAsync(ShareScope scope, DownloadVariant form, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        var title = scope.Search is { } search ? await captions.OfAsync(search, cancellationToken) : text["Sharing.Chosen"];
        return new WantedArchive(title, form, await PhotosOf(context, scope).Select(photo => photo.Id).ToListAsync(cancellationToken));
    }

    /// <summary>The archive of a wish; photos that are no longer in the library are not in it.</summary>
    /// <returns>Null where too many archives wait already.</returns>
    public async Task<ArchivePlan?> PlanAsync(WantedArchive wanted, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        var photos = await context.ForArchiveAsync(PhotosOf(context, ShareScope.Of(wanted.PhotoIds)), time.LocalTimeZone, cancellationToken);
        return planner.Plan(photos, wanted.Form, text["Guest.MissingNote"].ReplaceLineEndings("\n"));
    }

    private static IQueryable<Photo> PhotosOf(FaceGalleryDbContext context, ShareScope scope)
    {
        if (scope.Search is { } search)
        {
            return context.Album(search);
        }

        var ids = scope.PhotoIds.ToList();
        return context.Photos.Where(photo => photo.Kind == RootKind.Photos && EF.Parameter(ids).Contains(photo.Id));
    }
}
