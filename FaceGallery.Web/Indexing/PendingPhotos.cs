using System.Runtime.CompilerServices;
using FaceGallery.Domain.Photos;
using FaceGallery.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Indexing;

/// <summary>The photos that wait, read from their rows: portraits first, then in the order in which they were found.</summary>
public sealed class PendingPhotos(IDbContextFactory<FaceGalleryDbContext> contexts)
{
    private const int PageSize = 200;

    /// <summary>Each photo once, those that were pending when they were reached.</summary>
    public async IAsyncEnumerable<PhotoJob> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var kind in new[] { RootKind.People, RootKind.Photos })
        {
            var last = 0;
            IReadOnlyList<PhotoJob> page;
            do
            {
                page = await PageAsync(kind, last, cancellationToken);
                foreach (var job in page)
                {
                    yield return job;
                    last = job.PhotoId;
                }
            }
            while (page.Count == PageSize);
        }
    }

    public async Task<bool> IsEmptyAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return !await Pending(context).AnyAsync(cancellationToken);
    }

    private async Task<IReadOnlyList<PhotoJob>> PageAsync(RootKind kind, int after, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await (
            from photo in Pending(context)
            join root in context.Roots on photo.RootId equals root.Id
            where photo.Kind == kind && photo.Id > after
            orderby photo.Id
            select new { photo.Id, Root = root.Path, photo.Path, Hash = photo.Width > 0 ? photo.ContentHash : null })
            .Take(PageSize)
            .ToListAsync(cancellationToken);
        return [.. rows.Select(row => new PhotoJob(row.Id, kind, Path.Combine(row.Root, row.Path), row.Hash))];
    }

    private static IQueryable<Photo> Pending(FaceGalleryDbContext context) =>
        context.Photos.Where(photo => photo.State == PhotoState.Pending && photo.MissingSince == null);
}
