using FaceGallery.Domain.Sharing;
using FaceGallery.Web.Data;
using FaceGallery.Web.Downloads;
using FaceGallery.Web.Files;
using FaceGallery.Web.Localisation;
using FaceGallery.Web.Sharing;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Guests;

/// <summary>Makes archives of what a link shows. What an archive holds is fixed when it is asked for: other photos make another archive.</summary>
public sealed class GuestArchives(IDbContextFactory<FaceGalleryDbContext> contexts, ArchivePlanner planner, Text text, TimeProvider time)
{
    /// <param name="chosen">Ids of chosen photos; null for all. Those that the link does not show are left out.</param>
    /// <param name="isScreenSize">Pictures of screen size, also where the link hands out larger ones.</param>
    /// <returns>Null where too many archives wait already.</returns>
    public async Task<ArchivePlan?> PlanAsync(Share share, IReadOnlySet<int>? chosen, bool isScreenSize, CancellationToken cancellationToken)
    {
        var photos = await ListAsync(share, chosen, cancellationToken);
        return planner.Plan(photos, isScreenSize ? DownloadVariant.Preview : FormOf(share), text["Guest.MissingNote"].ReplaceLineEndings("\n"));
    }

    /// <summary>What of a photo a link hands out.</summary>
    public static DownloadVariant FormOf(Share share) => share switch
    {
        { Download: not ShareDownload.Originals } => DownloadVariant.Preview,
        { IsStripped: true } => DownloadVariant.Stripped,
        { IsReadable: true } => DownloadVariant.Readable,
        _ => DownloadVariant.Original,
    };

    private async Task<List<ArchivePhoto>> ListAsync(Share share, IReadOnlySet<int>? chosen, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        var shown = GuestAlbum.InOrder(context.SharedBy(share));
        var rows = await (
            from photo in shown
            join root in context.Roots on photo.RootId equals root.Id
            where photo.ContentHash != null
            select new { photo.Id, photo.ContentHash, photo.OwnerRotationDegrees, Original = new IndexedFile(Path.Combine(root.Path, photo.Path), photo.Size, photo.ModifiedAt), photo.SortTime, photo.TakenAtOffsetMinutes }).ToListAsync(cancellationToken);
        return
        [
            .. rows.Where(row => chosen?.Contains(row.Id) != false).OrderBy(row => row.SortTime).ThenBy(row => row.Id)
                .Select(row => new ArchivePhoto(row.Id, row.ContentHash!, row.Original, TimeOf(row.SortTime, row.TakenAtOffsetMinutes), row.OwnerRotationDegrees)),
        ];
    }

    private DateTimeOffset TimeOf(DateTime wall, int? offsetMinutes) =>
        new(wall, offsetMinutes is { } minutes ? TimeSpan.FromMinutes(minutes) : time.LocalTimeZone.GetUtcOffset(wall));
}
