using FaceGallery.Domain.Photos;
using FaceGallery.Web.Data;
using FaceGallery.Web.History;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Events;

/// <summary>Changes many photos within one change of the library.</summary>
internal static class PhotoBatches
{
    /// <summary>Photos that are read at once.</summary>
    private const int BatchSize = 500;

    /// <param name="value">What is to be another one.</param>
    /// <returns>Of how many it is another one now.</returns>
    /// <exception cref="ChangeRefusedException">None of them is there.</exception>
    public static async Task<int> ChangePhotosAsync<T>(
        this FaceGalleryDbContext context, IReadOnlyCollection<int> photoIds, Func<Photo, T> value, Action<Photo> change, CancellationToken cancellationToken)
    {
        var (found, changed) = (0, 0);
        foreach (var batch in photoIds.Distinct().Chunk(BatchSize))
        {
            foreach (var photo in await context.Photos.Where(photo => batch.Contains(photo.Id)).ToListAsync(cancellationToken))
            {
                var before = value(photo);
                change(photo);
                found++;
                changed += Equals(before, value(photo)) ? 0 : 1;
            }
        }

        if (found == 0)
        {
            throw new ChangeRefusedException(ChangeRefusal.Gone, "Refused.PhotosGone");
        }

        await context.SaveChangesAsync(cancellationToken);
        return changed;
    }
}
