using FaceGallery.Domain.Photos;
using FaceGallery.Web.Data;

namespace FaceGallery.Web.Albums;

/// <summary>The rules of albums as queries.</summary>
internal static class AlbumQueries
{
    public static IQueryable<Photo> Album(this FaceGalleryDbContext context, AlbumKey album) => album.Kind switch
    {
        AlbumKind.Person => context.AlbumPhotos.Where(photo => photo.Faces.Any(face => face.PersonId == album.PersonId && !face.IsNotAFace)),
        AlbumKind.Group => context.AlbumPhotos.Where(photo => photo.FaceCount >= 2),
        AlbumKind.Unknown => context.AlbumPhotos.Where(photo => photo.NamedFaceCount == 0),
        AlbumKind.Unnamed => context.AlbumPhotos.Where(photo => photo.NamedFaceCount == 0 && photo.FaceCount > 0),
        AlbumKind.NoFace => context.AlbumPhotos.Where(photo => photo.FaceCount == 0),
        _ => throw new InvalidOperationException($"There is no album {album.Kind}."),
    };

    /// <summary>The order of every album: what was taken last comes first.</summary>
    public static IOrderedQueryable<Photo> NewestFirst(this IQueryable<Photo> photos) =>
        photos.OrderByDescending(photo => photo.SortTime).ThenByDescending(photo => photo.Id);
}
