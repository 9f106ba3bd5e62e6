using FaceGallery.Domain.Albums;
using FaceGallery.Domain.Photos;
using FaceGallery.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Albums;

/// <summary>Reads the library's folders as they are on disk, as far as there are photos in them.</summary>
public sealed class FolderService(IDbContextFactory<FaceGalleryDbContext> contexts)
{
    /// <summary>The root folders.</summary>
    public async Task<IReadOnlyList<FolderCard>> RootsAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var roots = await context.Roots.Where(root => root.Kind == RootKind.Photos)
            .Select(root => new { root.Id, root.Path, Photos = context.AlbumPhotos.Count(photo => photo.RootId == root.Id) })
            .OrderBy(root => root.Path).ToListAsync(cancellationToken);
        return roots.ConvertAll(root => new FolderCard(new LibraryFolder(root.Id, ""), NameOf(root.Path), root.Photos));
    }

    /// <summary>What lies in a folder, by name.</summary>
    public async Task<IReadOnlyList<FolderCard>> ChildrenAsync(LibraryFolder folder, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var start = folder.Path.Length == 0 ? 0 : folder.Path.Length + 1;
        var below = context.Album(AlbumKey.OfFolder(folder)).Select(photo => photo.Path.Substring(start)).Where(path => path.Contains('/'));
        var names = await below.GroupBy(path => path.Substring(0, path.IndexOf('/'))).Select(photos => new { Name = photos.Key, Photos = photos.Count() })
            .ToListAsync(cancellationToken);
        return
        [
            .. names.OrderBy(child => child.Name, StringComparer.CurrentCultureIgnoreCase).Select(child => new FolderCard(
                new LibraryFolder(folder.RootId, start == 0 ? child.Name : $"{folder.Path}/{child.Name}"), child.Name, child.Photos)),
        ];
    }

    private static string NameOf(string path) => Path.GetFileName(Path.TrimEndingDirectorySeparator(path)) is { Length: > 0 } name ? name : path;
}
