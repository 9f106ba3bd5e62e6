using System.Runtime.InteropServices;
using System.Text;
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
    /// <param name="areCounted">Otherwise they say that there are no photos.</param>
    public async Task<IReadOnlyList<FolderCard>> RootsAsync(bool areCounted, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        var options = library.CurrentValue;
        var set = options.Roots().Select(root => root.Path).ToList();
        var roots = await context.Roots.Where(root => root.Kind == RootKind.Photos && EF.Parameter(set).Contains(root.Path)).Select(root => new { root.Id, root.Path }).ToListAsync(cancellationToken);
        var named = roots.GroupBy(root => options.NameOf(root.Path)).SelectMany(bearers => bearers.Select(root => (root.Id, Name: bearers.Count() == 1 ? bearers.Key : root.Path)));

        // Of all roots at once: asked for each photo whether it is in one, the database would look through all files of it each time.
        var counts = areCounted
            ? await context.OfAlbums(context.PresentFiles).GroupBy(file => file.RootId)
                .Select(files => new { files.Key, Photos = files.Select(file => file.PhotoId).Distinct().Count() }).ToDictionaryAsync(root => root.Key, root => root.Photos, cancellationToken)
            : [];
        return [.. named.OrderBy(root => root.Name, StringComparer.CurrentCultureIgnoreCase).Select(root => new FolderCard(new LibraryFolder(root.Id, ""), root.Name, counts.GetValueOrDefault(root.Id)))];
    }

    /// <summary>The folder of photos that were uploaded; null while none of them is known.</summary>
    public async Task<LibraryFolder?> UploadsAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        var path = library.CurrentValue.UploadsFolder;
        return await context.Roots.Where(root => root.Kind == RootKind.Photos && root.Path == path).Select(root => new LibraryFolder(root.Id, "")).FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>What lies in a folder, by name.</summary>
    public async Task<IReadOnlyList<FolderCard>> ChildrenAsync(LibraryFolder folder, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        var start = folder.Path.Length == 0 ? 0 : Encoding.UTF8.GetByteCount(folder.Path) + 1;
        var children = new Dictionary<string, HashSet<int>>(StringComparer.Ordinal);
        await context.ReadBareAsync(
            context.OfAlbums(AlbumQueries.FilesIn(context, folder)).Select(file => new { file.PhotoId, file.Path }),
            file =>
            {
                var below = file.Bytes(1)[start..];
                if (below.IndexOf((byte)'/') is var end and >= 0)
                {
                    (CollectionsMarshal.GetValueRefOrAddDefault(children, Encoding.UTF8.GetString(below[..end]), out _) ??= []).Add(file.Number(0));
                }
            },
            cancellationToken);
        return
        [
            .. children.OrderBy(child => child.Key, StringComparer.CurrentCultureIgnoreCase).Select(child => new FolderCard(
                new LibraryFolder(folder.RootId, start == 0 ? child.Key : $"{folder.Path}/{child.Key}"), child.Key, child.Value.Count)),
        ];
    }
}
