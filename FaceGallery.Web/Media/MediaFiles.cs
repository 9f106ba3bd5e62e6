using FaceGallery.Domain.Photos;
using FaceGallery.Domain.Recognition;
using FaceGallery.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Media;

/// <summary>Finds the files behind media addresses.</summary>
public sealed class MediaFiles(IDbContextFactory<FaceGalleryDbContext> contexts)
{
    public async Task<MediaFile?> FindAsync(int photoId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await FilesOf(context, context.Photos.Where(photo => photo.Id == photoId)).SingleOrDefaultAsync(cancellationToken);
    }

    /// <returns>The file that the face is in, and where in it; null when there is no such face.</returns>
    public async Task<(MediaFile File, RelativeBox Face)?> FindFaceAsync(int faceId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var face = await context.Faces.Where(face => face.Id == faceId)
            .Select(face => new { face.PhotoId, face.Box })
            .SingleOrDefaultAsync(cancellationToken);
        return face is null
            ? null
            : (await FilesOf(context, context.Photos.Where(photo => photo.Id == face.PhotoId)).SingleAsync(cancellationToken), face.Box);
    }

    private static IQueryable<MediaFile> FilesOf(FaceGalleryDbContext context, IQueryable<Photo> photos) =>
        from photo in photos
        join root in context.Roots on photo.RootId equals root.Id
        select new MediaFile(
            photo.ContentHash,
            Path.Combine(root.Path, photo.Path),
            photo.Size,
            photo.ModifiedAt,
            photo.Turn,
            photo.Faces.OrderBy(face => face.Ordinal).Select(face => face.Box).ToList());
}
