using FaceGallery.Domain.Photos;
using FaceGallery.Web.Data;
using FaceGallery.Web.Files;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Downloads;

/// <summary>Photos as archives take them.</summary>
public static class ArchivePhotos
{
    /// <summary>In the order in which they were taken; what was never read is left out.</summary>
    /// <param name="zone">Of photos that do not say how far their clock was from UTC.</param>
    public static async Task<IReadOnlyList<ArchivePhoto>> ForArchiveAsync(this FaceGalleryDbContext context, IQueryable<Photo> photos, TimeZoneInfo zone, CancellationToken cancellationToken)
    {
        var rows = await (
            from photo in photos
            join root in context.Roots on photo.RootId equals root.Id
            where photo.ContentHash != null
            select new
            {
                photo.Id,
                photo.ContentHash,
                photo.OwnerRotationDegrees,
                Original = new IndexedFile(Path.Combine(root.Path, photo.Path), photo.Size, photo.ModifiedAt),
                photo.SortTime,
                photo.TakenAtOffsetMinutes,
            }).ToListAsync(cancellationToken);
        return
        [
            .. rows.OrderBy(row => row.SortTime).ThenBy(row => row.Id)
                .Select(row => new ArchivePhoto(row.Id, row.ContentHash!, row.Original, TimeOf(row.SortTime, row.TakenAtOffsetMinutes, zone), row.OwnerRotationDegrees)),
        ];
    }

    private static DateTimeOffset TimeOf(DateTime wall, int? offsetMinutes, TimeZoneInfo zone) =>
        new(wall, offsetMinutes is { } minutes ? TimeSpan.FromMinutes(minutes) : zone.GetUtcOffset(wall));
}
