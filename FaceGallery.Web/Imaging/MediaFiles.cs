using FaceGallery.Domain.Detection;
using FaceGallery.Domain.Faces;
using FaceGallery.Domain.Photos;
using FaceGallery.Web.Data;
using FaceGallery.Web.Files;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Imaging;

/// <summary>Finds the files behind media addresses.</summary>
public sealed class MediaFiles(IDbContextFactory<FaceGalleryDbContext> contexts)
{
    /// <param name="isForOwner">Others than the owner find photos of albums only, and no hidden one.</param>
    public async Task<MediaFile?> FindAsync(int photoId, bool isForOwner, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        var photos = isForOwner ? context.Photos : context.AlbumPhotos;
        return await FilesOf(context, photos.Where(photo => photo.Id == photoId)).SingleOrDefaultAsync(cancellationToken);
    }

    /// <returns>The file that the face is in, and where in it; null when there is no such face.</returns>
    public async Task<(MediaFile File, RelativeBox Face)?> FindFaceAsync(int faceId, bool isForOwner, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        var face = await (isForOwner ? context.Faces : FacesForOthers(context)).Where(face => face.Id == faceId)
            .Select(face => new { face.PhotoId, face.Box })
            .SingleOrDefaultAsync(cancellationToken);
        return face is null
            ? null
            : (await FilesOf(context, context.Photos.Where(photo => photo.Id == face.PhotoId)).SingleAsync(cancellationToken), face.Box);
    }

    /// <summary>Others than the owner see faces of people whose names they know: cut out, those who are private look like those who have no name.</summary>
    private static IQueryable<Face> FacesForOthers(FaceGalleryDbContext context) => context.Faces.Where(face =>
        (face.Photo!.Kind == RootKind.People || context.AlbumPhotos.Any(photo => photo.Id == face.PhotoId))
        && context.People.Any(person => !person.IsPrivate && (person.Id == face.PersonId || person.Enrolments.Any(enrolment => enrolment.FaceId == face.Id))));

    private static IQueryable<MediaFile> FilesOf(FaceGalleryDbContext context, IQueryable<Photo> photos) =>
        from photo in photos
        join root in context.Roots on photo.RootId equals root.Id
        select new MediaFile(
            photo.ContentHash,
            new IndexedFile(Path.Combine(root.Path, photo.Path), photo.Size, photo.ModifiedAt),
            photo.RotationDegrees,
            photo.OwnerRotationDegrees,
            photo.Faces.OrderBy(face => face.Ordinal).Select(face => face.Box).ToList());
}
