using FaceGallery.Domain.Albums;
using FaceGallery.Domain.Photos;
using FaceGallery.Web.Data;
using FaceGallery.Web.Library;
using FaceGallery.Web.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace FaceGallery.Web.Folders;

/// <summary>Reads the library's folders as they are on disk, as far as there are photos in them.</summary>
public sealed class FolderService(IDbContextFactory<FaceGalleryDbContext> contexts, IOptionsMonitor<LibraryOptions> library)
{
    /// <summary>The root folders by their names, and by their paths where several bear the same. One that left the settings is not among them.</summary>
    public async Task<IReadOnlyList<FolderCard>> RootsAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        var options = library.CurrentValue;
        var set = options.Roots().Select(root => root.Path).ToList();
        var roots = await context.Roots.Where(root => root.Kind == RootKind.Photos && EF.Parameter(set).Contains(root.Path)).Select(root => new { root.Id, root.Path }).ToListAsync(cancellationToken);
        var named = roots.GroupBy(root => options.NameOf(root.Path)).SelectMany(bearers => bearers.Select(root => (root.Id, Name: bearers.Count() == 1 ? bearers.Key : root.Path)));

        // Of all roots at once: asked for each photo whether it is in one, the database would look through all files of it each time.
        var counts = await (
            from file in context.PresentFiles
            join photo in context.AlbumPhotos on file.PhotoId equals photo.Id
            group file by file.RootId into files
            select new { files.Key, Photos = files.Select(file => file.PhotoId).Distinct().Count() }).ToDictionaryAsync(root => root.Key, root => root.Photos, cancellationToken);
        return [.. named.OrderBy(root => root.Name, StringComparer.CurrentCultureIgnoreCase).Select(root => new FolderCard(new LibraryFolder(root.Id, ""), root.Name, counts.GetValueOrDefault(root.Id)))];
    }

    /// <summary>What lies in a folder, by name.</summary>
    public async Task<IReadOnlyList<FolderCard>> ChildrenAsync(LibraryFolder folder, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        var start = folder.Path.Length == 0 ? 0 : folder.Path.Length + 1;
        var below =
            from file in AlbumQueries.FilesIn(context, folder)
            join photo in context.AlbumPhotos on file.PhotoId equals photo.Id
            select new { file.PhotoId, Path = file.Path.Substring(start) };
        var names = await below.Where(file => file.Path.Contains('/')).GroupBy(file => file.Path.Substring(0, file.Path.IndexOf('/')))
            .Select(files => new { Name = files.Key, Photos = files.Select(file => file.PhotoId).Distinct().Count() })
            .ToListAsync(cancellationToken);
        return
        [
            .. names.OrderBy(child => child.Name, StringComparer.CurrentCultureIgnoreCase).Select(child => new FolderCard(
                new LibraryFolder(folder.RootId, start == 0 ? child.Name : $"{folder.Path}/{child.Name}"), child.Name, child.Photos)),
        ];
    }
}
