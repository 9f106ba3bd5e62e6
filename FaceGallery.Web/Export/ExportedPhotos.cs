using System.IO.Hashing;
using System.Text;
using FaceGallery.Domain.Photos;
using FaceGallery.Web.Data;
using FaceGallery.Web.Library;
using FaceGallery.Web.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace FaceGallery.Web.Export;

/// <summary>What is to be exported: an album, or photos that were chosen.</summary>
/// <param name="Name">Of the folder, as far as file systems take it.</param>
/// <param name="Album">Where <paramref name="Photos"/> are null.</param>
public sealed record ExportRequest(string Name, AlbumKey? Album, IReadOnlyCollection<int>? Photos, ExportMode Mode)
{
    /// <summary>Tells apart what may not share a folder: whatever else is exported under the same name.</summary>
    public string Identity => Photos is null
        ? $"album {Album ?? AlbumKey.Everything}"
        : $"photos {Convert.ToHexStringLower(XxHash128.Hash(Encoding.UTF8.GetBytes(string.Join(',', Photos.Order()))))}";
}

/// <summary>Reads which files an export consists of.</summary>
public sealed class ExportedPhotos(IDbContextFactory<FaceGalleryDbContext> contexts, IOptionsMonitor<LibraryOptions> library)
{
    /// <summary>By their own paths; where the library has several folders, below those folders' names.</summary>
    public async Task<IReadOnlyList<WantedFile>> ReadAsync(ExportRequest request, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        var photos = request.Photos is { } ids
            ? context.Photos.Where(photo => photo.Kind == RootKind.Photos && photo.MissingSince == null && EF.Parameter(ids).Contains(photo.Id))
            : context.Album(request.Album ?? AlbumKey.Everything);
        var roots = await context.Roots.AsNoTracking().Where(root => root.Kind == RootKind.Photos).ToDictionaryAsync(root => root.Id, root => root.Path, cancellationToken);
        var folders = FoldersOf(roots);
        var rows = await photos.OrderBy(photo => photo.RootId).ThenBy(photo => photo.Path)
            .Select(photo => new { photo.RootId, photo.Path, photo.Size, photo.ModifiedAt }).ToListAsync(cancellationToken);
        return rows.ConvertAll(row => new WantedFile(folders[row.RootId] + row.Path, Path.Combine(roots[row.RootId], row.Path), row.Size, row.ModifiedAt));
    }

    /// <summary>The same whatever the album holds, so that no photo moves because another one came.</summary>
    private Dictionary<int, string> FoldersOf(Dictionary<int, string> roots) => roots
        .GroupBy(root => SafeFolderName.Of(library.CurrentValue.NameOf(root.Value)), StringComparer.OrdinalIgnoreCase)
        .SelectMany(named => named.Select(root => (root.Key, Name: roots.Count == 1 ? "" : named.Count() == 1 ? named.Key + "/" : SafeFolderName.Distinct(named.Key, root.Value) + "/")))
        .ToDictionary(root => root.Key, root => root.Name);
}
