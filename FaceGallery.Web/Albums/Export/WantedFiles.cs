using FaceGallery.Domain.Photos;
using FaceGallery.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Albums.Export;

/// <summary>Every file that the albums of a photo folder consist of.</summary>
public static class WantedFiles
{
    /// <param name="context">The database that knows the photos.</param>
    /// <param name="photosRoot">Full path of the photo folder, as its <see cref="LibraryRoot"/> has it.</param>
    public static async Task<IReadOnlyList<WantedFile>> ReadAsync(
        FaceGalleryDbContext context, string photosRoot, CancellationToken cancellationToken)
    {
        var folders = AlbumFolders.For(await context.People.AsNoTracking().ToListAsync(cancellationToken));
        var photos = context.AlbumPhotos.AsNoTracking()
            .Where(photo => context.Roots.Any(root => root.Id == photo.RootId && root.Path == photosRoot))
            .Include(photo => photo.Faces)
            .OrderBy(photo => photo.Path)
            .AsAsyncEnumerable();

        var wanted = new List<WantedFile>();
        await foreach (var photo in photos.WithCancellation(cancellationToken))
        {
            var source = Path.Combine(photosRoot, photo.Path);
            wanted.AddRange(PhotoAlbums.Of(photo, folders)
                .Select(folder => new WantedFile($"{folder}/{photo.Path}", source, photo.Size, photo.ModifiedAt)));
        }

        return wanted;
    }
}
