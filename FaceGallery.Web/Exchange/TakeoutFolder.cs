using System.Text.RegularExpressions;
using FaceGallery.Domain.Photos;
using FaceGallery.Web.Data;
using FaceGallery.Web.Files;
using FaceGallery.Web.Imaging;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Exchange;

/// <summary>What an unpacked Google Takeout says of photos that the library has: they are found by their bytes, wherever the library keeps them.</summary>
public sealed partial class TakeoutFolder(IDbContextFactory<FaceGalleryDbContext> contexts)
{
    private static readonly EnumerationOptions Below = new() { RecurseSubdirectories = true, MaxRecursionDepth = 50, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.ReparsePoint };

    /// <summary>Links are not followed.</summary>
    /// <param name="progress">Called with the number of files looked at, and of all.</param>
    /// <exception cref="IOException">The folder cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be read.</exception>
    public async Task<Findings> ReadAsync(string folder, Action<int, int>? progress, CancellationToken cancellationToken)
    {
        var known = await KnownPhotos.ReadAsync(contexts, cancellationToken);
        var files = Directory.EnumerateFiles(folder, "*", Below).TakeWhile(_ => !cancellationToken.IsCancellationRequested).Where(path => TakeoutNames.IsJson(path) || IsPicture(path)).Order(StringComparer.Ordinal).ToList();
        cancellationToken.ThrowIfCancellationRequested();
        var (found, done) = (new Found(), 0);
        foreach (var place in files.GroupBy(path => Path.GetDirectoryName(path)!))
        {
            await ReadAsync([.. place], known, found, () => progress?.Invoke(++done, files.Count), cancellationToken);
        }

        return new Findings(found.Names, found.Words, [.. found.Albums.Select(album => new FoundAlbum(album.Key, album.Value.Description, CoverPhotoId: null, album.Value.PhotoIds, IsInOrder: false))], found.Skipped);
    }

    private static async Task ReadAsync(IReadOnlyList<string> paths, KnownPhotos known, Found found, Action step, CancellationToken cancellationToken)
    {
        var names = new TakeoutNames(paths.Select(path => Path.GetFileName(path)));
        var told = new Dictionary<string, TakeoutJson>(StringComparer.OrdinalIgnoreCase);
        foreach (var path in paths.Where(TakeoutNames.IsJson))
        {
            if (ReadJson(path, found.Skipped) is { } json)
            {
                told.TryAdd(Path.GetFileName(path), json);
            }

            step();
        }

        var (used, here) = (new HashSet<string>(StringComparer.OrdinalIgnoreCase), new List<int>());
        foreach (var path in paths.Where(IsPicture))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var picture = Path.GetFileName(path);
            var name = names.Of(picture) ?? told.FirstOrDefault(json => !json.Value.IsAlbum && json.Value.Title == picture).Key;
            used.UnionWith(name is null ? [] : [name]);
            if (await known.FindAsync(path, found.Skipped, cancellationToken) is not { } id)
            {
                found.Skipped.Add(ImportSkip.NotInLibrary, path);
            }
            else if (name is null || !told.TryGetValue(name, out var json))
            {
                here.Add(id);
            }
            else if (!json.IsInTrash)
            {
                here.Add(id);
                found.Add(id, json.Words);
            }

            step();
        }

        foreach (var (name, json) in told.Where(json => !used.Contains(json.Key)))
        {
            if (json is { IsAlbum: true, Title: { } title })
            {
                found.AddAlbum(title, json.Words.Caption, here);
            }
            else if (json is { IsAlbum: false, IsInTrash: false, Title: { } picture } && IsPicture(picture))
            {
                found.Skipped.Add(ImportSkip.NoPicture, name);
            }
        }
    }

    private static TakeoutJson? ReadJson(string path, ImportSkips skipped)
    {
        if (WordsInFiles.Read(LibraryFiles.Anywhere(), path, TakeoutJson.Largest, skipped) is not { } bytes)
        {
            return null;
        }

        var json = TakeoutJson.Read(bytes);
        if (json is null)
        {
            skipped.Add(ImportSkip.Unreadable, path);
        }

        return json;
    }

    private static bool IsPicture(string path) => FileKinds.ByName(path) is FileKind.Photo or FileKind.Raw;

    /// <summary>All pictures of a year, as Google sorts them, are no album that somebody filled.</summary>
    [GeneratedRegex(@"^(?:(?:Photos from|Fotos von|Fotos aus|Photos de|Fotos de|Foto del|Foto's uit|Zdjęcia z|Фото за) \d{4}|.{0,4}\d{4} ?年的照片|\d{4}-\d\d-\d\d.*)$")]
    private static partial Regex OfYear();

    private sealed class Found
    {
        public List<NamedRegion> Names { get; } = [];

        public Dictionary<int, PhotoWords> Words { get; } = [];

        public Dictionary<string, (string? Description, List<int> PhotoIds)> Albums { get; } = [];

        public ImportSkips Skipped { get; } = new();

        public void Add(int photoId, PhotoWords words)
        {
            Names.AddRange(words.People.Select(name => new NamedRegion(photoId, name, Box: null)));
            var all = Words.GetValueOrDefault(photoId, PhotoWords.None).Or(words);
            if (!all.SaysNothing)
            {
                Words[photoId] = all;
            }
        }

        /// <summary>Parts of one album may lie in several folders.</summary>
        public void AddAlbum(string title, string? description, IReadOnlyList<int> photoIds)
        {
            if (OfYear().IsMatch(title))
            {
                return;
            }

            if (!Albums.TryGetValue(title, out var album))
            {
                Albums.Add(title, album = (description, []));
            }

            album.PhotoIds.AddRange(photoIds);
        }
    }

    /// <summary>The library's photos by place and by bytes.</summary>
    private sealed class KnownPhotos
    {
        private readonly Dictionary<string, (int Id, long Size, DateTime ModifiedAt)> _byPath = new(StringComparer.Ordinal);
        private readonly Dictionary<string, int> _byHash = new(StringComparer.Ordinal);
        private readonly HashSet<long> _sizes = [];

        private KnownPhotos()
        {
        }

        public static async Task<KnownPhotos> ReadAsync(IDbContextFactory<FaceGalleryDbContext> contexts, CancellationToken cancellationToken)
        {
            await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
            var known = new KnownPhotos();
            var files =
                from file in context.PresentFiles
                join root in context.Roots on file.RootId equals root.Id
                where file.PhotoId != null && file.Kind == RootKind.Photos
                select new { Id = file.PhotoId!.Value, Root = root.Path, file.Path, file.Size, file.ModifiedAt };
            await foreach (var file in files.AsAsyncEnumerable().WithCancellation(cancellationToken))
            {
                known._byPath[Path.Combine(file.Root, file.Path)] = (file.Id, file.Size, file.ModifiedAt);
            }

            await foreach (var photo in context.Photos.Where(photo => photo.Kind == RootKind.Photos && photo.ContentHash != null)
                .Select(photo => new { photo.Id, photo.ContentHash, photo.Size }).AsAsyncEnumerable().WithCancellation(cancellationToken))
            {
                known._byHash[photo.ContentHash!] = photo.Id;
                known._sizes.Add(photo.Size);
            }

            return known;
        }

        /// <summary>Only a file of a size that a photo has is read.</summary>
        public async Task<int?> FindAsync(string path, ImportSkips skipped, CancellationToken cancellationToken)
        {
            try
            {
                using var file = LibraryFiles.Anywhere().Open(path);
                return _byPath.TryGetValue(path, out var known) && (known.Size, known.ModifiedAt) == (file.Size, file.ModifiedAt) ? known.Id
                    : _sizes.Contains(file.Size) && _byHash.TryGetValue(await ContentHash.OfAsync(file, cancellationToken), out var id) ? id
                    : null;
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                skipped.Add(ImportSkip.Unreadable, path);
                return null;
            }
        }
    }
}
