using System.Text.Json;
using FaceGallery.Domain.Photos;
using FaceGallery.Web.Data;
using FaceGallery.Web.Files;
using FaceGallery.Web.Imaging;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Exchange;

/// <summary>Names that other programs wrote into photos, and beside them: XMP in the file, XMP sidecars (<c>a.jpg.xmp</c>, <c>a.xmp</c>), and Google Takeout's JSON.</summary>
public sealed class NamesInFiles(IDbContextFactory<FaceGalleryDbContext> contexts, LibraryFiles files)
{
    private const int LargestJson = 1 << 20;

    private static readonly JsonDocumentOptions Shallow = new() { MaxDepth = 32 };

    /// <param name="sidecars">A folder of sidecars as <see cref="XmpExport"/> writes them; null for those beside the photos.</param>
    /// <param name="report">Called with the number of photos looked at so far.</param>
    public async Task<IReadOnlyList<NamedRegion>> ReadAsync(string? sidecars, Action<int>? report, CancellationToken cancellationToken)
    {
        var found = new List<NamedRegion>();
        foreach (var (number, photo) in (await PlacedPhoto.ListAsync(contexts, cancellationToken)).Index())
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (orientation, embedded) = OfFile(photo);
            var regions = sidecars is null ? Beside(photo, orientation) : Sidecar(LibraryFiles.Anywhere(), Path.Combine(sidecars, photo.ExportName + ".xmp"), orientation);
            found.AddRange((regions.Count > 0 ? regions : embedded).Select(region => new NamedRegion(photo.Id, region.Name, StoredFrame.ToUpright(region.Box, orientation, photo.RotationDegrees))));
            if (regions.Count + embedded.Count == 0 && sidecars is null)
            {
                found.AddRange(OfTakeout(photo).Select(name => new NamedRegion(photo.Id, name, Box: null)));
            }

            report?.Invoke(number + 1);
        }

        return found;
    }

    private (int Orientation, IReadOnlyList<FaceRegion> Regions) OfFile(PlacedPhoto photo)
    {
        try
        {
            using var file = files.Open(photo.FullPath);
            var tags = PhotoMetadataReader.TagsOf(file.Path);
            return (PhotoMetadataReader.OrientationOf(tags), FaceRegions.OfPhoto(tags));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return (1, []);
        }
    }

    private IReadOnlyList<FaceRegion> Beside(PlacedPhoto photo, int orientation)
    {
        foreach (var path in new[] { photo.FullPath + ".xmp", Path.ChangeExtension(photo.FullPath, ".xmp") })
        {
            if (Sidecar(files, path, orientation) is [_, ..] regions)
            {
                return regions;
            }
        }

        return [];
    }

    private static IReadOnlyList<FaceRegion> Sidecar(LibraryFiles from, string path, int orientation)
    {
        try
        {
            return File.Exists(path) ? FaceRegions.OfSidecar(Read(from, path, FaceRegions.LargestSidecar), orientation) : [];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private IEnumerable<string> OfTakeout(PlacedPhoto photo)
    {
        foreach (var path in new[] { photo.FullPath + ".supplemental-metadata.json", photo.FullPath + ".json" }.Where(File.Exists))
        {
            try
            {
                using var json = JsonDocument.Parse(Read(files, path, LargestJson), Shallow);
                return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("people", out var people) && people.ValueKind == JsonValueKind.Array
                    ? [.. people.EnumerateArray().Select(NameOf).OfType<string>()]
                    : [];
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException or InvalidOperationException)
            {
                // It says nothing.
            }
        }

        return [];
    }

    private static string? NameOf(JsonElement person) =>
        person.ValueKind == JsonValueKind.Object && person.TryGetProperty("name", out var name) && name.ValueKind == JsonValueKind.String ? name.GetString() : null;

    /// <exception cref="IOException">It is larger, or cannot be read.</exception>
    private static byte[] Read(LibraryFiles from, string path, int most)
    {
        using var file = from.Open(path);
        if (file.Size > most)
        {
            throw new IOException($"{path} is larger than {most} bytes.");
        }

        using var content = file.OpenRead();
        var bytes = new byte[file.Size];
        return bytes[..content.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)];
    }
}

/// <summary>A photo by a file that it is shown by.</summary>
/// <param name="FullPath">Of the file.</param>
/// <param name="ExportName">Below an export folder: the root's name, and the path in it.</param>
/// <param name="Width">Before the owner's turn, as places of faces are.</param>
public sealed record PlacedPhoto(int Id, string FullPath, string ExportName, int RotationDegrees, int Width, int Height)
{
    /// <summary>All that are there and were read, in the order of their files.</summary>
    public static async Task<IReadOnlyList<PlacedPhoto>> ListAsync(IDbContextFactory<FaceGalleryDbContext> contexts, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        var roots = (await context.Roots.Where(root => root.Kind == RootKind.Photos).OrderBy(root => root.Id).ToListAsync(cancellationToken))
            .GroupBy(root => Path.GetFileName(root.Path)).SelectMany(roots => roots.Select((root, number) => (root.Id, Name: number == 0 ? roots.Key : $"{roots.Key}-{number + 1}"))).ToDictionary(root => root.Id, root => root.Name);
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
