using FaceGallery.Domain.Photos;
using FaceGallery.Web.Data;
using FaceGallery.Web.Export;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Commands.Separate;

/// <summary>Every file that the albums of a photo folder consist of.</summary>
public static class WantedFiles
{
    /// <param name="context">The database that knows the photos.</param>
    /// <param name="photosRoot">Full path of the photo folder, as its <see cref="LibraryRoot"/> has it.</param>
    public static async Task<IReadOnlyList<WantedFile>> ReadAsync(
        FaceGalleryDbContext context, string photosRoot, CancellationToken cancellationToken)
    {
        var folders = AlbumFolders.For(await context.People.AsNoTracking().ToListAsync(cancellationToken));
        var files = (
            from file in context.PresentFiles.Where(file => file.PendingSince == null)
            join photo in context.AlbumPhotos.Include(photo => photo.Faces) on file.PhotoId equals photo.Id
            where context.Roots.Any(root => root.Id == file.RootId && root.Path == photosRoot)
            orderby file.Path
            select new { File = file, Photo = photo })
            .AsNoTracking()
            .AsAsyncEnumerable();

        var wanted = new List<WantedFile>();
        await foreach (var (file, photo) in files.Select(one => (one.File, one.Photo)).WithCancellation(cancellationToken))
        {
            var source = Path.Combine(photosRoot, file.Path);
            wanted.AddRange(PhotoAlbums.Of(photo, folders)
                .Select(folder => new WantedFile($"{folder}/{file.Path}", source, file.Size, file.ModifiedAt)));
        }

        return wanted;
    }
}
