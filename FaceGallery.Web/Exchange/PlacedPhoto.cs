using FaceGallery.Domain.Photos;
using FaceGallery.Web.Data;
using FaceGallery.Web.Library;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Exchange;

/// <summary>A photo by a file that it is shown by.</summary>
/// <param name="FullPath">Of the file.</param>
/// <param name="ExportName">Below an export folder: the root's name, and the path in it.</param>
/// <param name="Width">Before the owner's turn, as places of faces are.</param>
public sealed record PlacedPhoto(int Id, string FullPath, string ExportName, int RotationDegrees, int Width, int Height)
{
    /// <summary>All that are there and were read, in the order of their files.</summary>
    public static async Task<IReadOnlyList<PlacedPhoto>> ListAsync(IDbContextFactory<FaceGalleryDbContext> contexts, LibraryOptions library, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        var roots = (await context.Roots.Where(root => root.Kind == RootKind.Photos).OrderBy(root => root.Id).ToListAsync(cancellationToken))
            .GroupBy(root => library.NameOf(root.Path)).SelectMany(roots => roots.Select((root, number) => (root.Id, Name: number == 0 ? roots.Key : $"{roots.Key}-{number + 1}"))).ToDictionary(root => root.Id, root => root.Name);
        var rows = await (
            from photo in context.Photos
            join root in context.Roots on photo.RootId equals root.Id
            where photo.Kind == RootKind.Photos && photo.State == PhotoState.Indexed && photo.MissingSince == null
            orderby photo.RootId, photo.Path
            select new { photo.Id, photo.RootId, Root = root.Path, photo.Path, photo.RotationDegrees, photo.OwnerRotationDegrees, photo.Width, photo.Height }).ToListAsync(cancellationToken);
        return rows.ConvertAll(row => new PlacedPhoto(row.Id, Path.Combine(row.Root, row.Path), $"{roots[row.RootId]}/{row.Path}", row.RotationDegrees,
            row.OwnerRotationDegrees % 180 == 0 ? row.Width : row.Height, row.OwnerRotationDegrees % 180 == 0 ? row.Height : row.Width));
    }
}
