using FaceGallery.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Matching;

/// <summary>Keeps the numbers of faces that stand beside each photo.</summary>
internal static class FaceCounts
{
    private const int BatchSize = 500;

    /// <summary>Call after faces of these photos changed, were added or removed, within the same transaction.</summary>
    public static async Task CountFacesAsync(this FaceGalleryDbContext context, IEnumerable<int> photoIds, CancellationToken cancellationToken)
    {
        foreach (var batch in photoIds.Chunk(BatchSize))
        {
            await context.Photos.Where(photo => batch.Contains(photo.Id)).ExecuteUpdateAsync(
                update => update
                    .SetProperty(photo => photo.FaceCount, photo => photo.Faces.Count(face => !face.IsNotAFace))
                    .SetProperty(photo => photo.NamedFaceCount, photo => photo.Faces.Count(face => !face.IsNotAFace && face.PersonId != null)),
                cancellationToken);
        }
    }
}
