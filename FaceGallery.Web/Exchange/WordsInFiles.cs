using FaceGallery.Domain.Photos;
using FaceGallery.Web.Data;
using FaceGallery.Web.Files;
using FaceGallery.Web.Imaging;
using FaceGallery.Web.Library;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace FaceGallery.Web.Exchange;

/// <summary>
/// What other programs wrote into the library's photos, and beside them: XMP and IPTC in the file, XMP sidecars (<c>a.jpg.xmp</c>, <c>a.xmp</c>), Google Takeout's JSON, Picasa's ini.
/// A sidecar goes before the file, value by value.
/// </summary>
public sealed class WordsInFiles(IDbContextFactory<FaceGalleryDbContext> contexts, LibraryFiles files, IOptionsMonitor<LibraryOptions> library)
{
    /// <param name="sidecars">A folder of sidecars as <see cref="XmpExport"/> writes them; null for what lies beside the photos.</param>
    /// <param name="progress">Called with the number of photos looked at, and of all.</param>
    public async Task<Findings> ReadAsync(string? sidecars, Action<int, int>? progress, CancellationToken cancellationToken)
    {
        var (names, words, skipped) = (new List<NamedRegion>(), new Dictionary<int, PhotoWords>(), new ImportSkips());
        var photos = await PlacedPhoto.ListAsync(contexts, library.CurrentValue, cancellationToken);
        var neighbours = new Dictionary<string, Neighbours>(StringComparer.Ordinal);
        foreach (var (number, photo) in photos.Index())
        {
            cancellationToken.ThrowIfCancellationRequested();
            var said = sidecars is null ? Beside(photo, neighbours, skipped) : OfFile(photo).With(Sidecar(LibraryFiles.Anywhere(), Path.Combine(sidecars, photo.ExportName + ".xmp"), skipped));
            var placed = said.Regions.Select(region => region.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
            names.AddRange(said.Regions.Select(region => new NamedRegion(photo.Id, region.Name, StoredFrame.ToUpright(region.Box, said.Orientation, photo.RotationDegrees))));
            if (placed.Count == 0)
            {
                names.AddRange(said.Words.People.Select(name => new NamedRegion(photo.Id, name, Box: null)));
            }
            else if (said.Words.People.Any(name => !placed.Contains(name)))
            {
                skipped.Add(ImportSkip.NoSingleFace, photo.FullPath);
            }

            if (!said.Words.SaysNothing)
            {
                words.Add(photo.Id, said.Words);
            }

            progress?.Invoke(number + 1, photos.Count);
        }

        return new Findings(names, words, [], skipped);
    }

    /// <summary>At most so many bytes; null where it is larger or cannot be read.</summary>
    internal static byte[]? Read(LibraryFiles from, string path, int most, ImportSkips skipped)
    {
        try
        {
            using var file = from.Open(path);
            if (file.Size > most)
            {
                skipped.Add(ImportSkip.TooLarge, path);
                return null;
            }

            using var content = file.OpenRead();
            var bytes = new byte[file.Size];
            return bytes[..content.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            skipped.Add(ImportSkip.Unreadable, path);
            return null;
        }
    }

    private Said OfFile(PlacedPhoto photo)
    {
        try
        {
            using var file = files.Open(photo.FullPath);
            var tags = PhotoMetadataReader.TagsOf(file.Path);
            return new Said(PhotoMetadataReader.OrientationOf(tags), FaceRegions.OfPhoto(tags), XmpWords.OfFile(tags));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Said.Nothing;
        }
    }

    private Said Beside(PlacedPhoto photo, Dictionary<string, Neighbours> known, ImportSkips skipped)
    {
        var (folder, name) = (Path.GetDirectoryName(photo.FullPath)!, Path.GetFileName(photo.FullPath));
        if (!known.TryGetValue(folder, out var neighbours))
        {
            known.Add(folder, neighbours = Neighbours.Of(folder, files, skipped));
        }

        var said = OfFile(photo);
        foreach (var sidecar in new[] { Path.ChangeExtension(name, ".xmp"), name + ".xmp" }.Select(neighbours.Find).OfType<string>().Distinct())
        {
            said = said.With(Sidecar(files, Path.Combine(folder, sidecar), skipped));
        }

        return said.Regions.Count > 0 || neighbours.Takeout.Of(name) is not { } json
            ? said with { Words = said.Words.Or(neighbours.Picasa.GetValueOrDefault(name, PhotoWords.None)) }
            : said with { Words = said.Words.Or(neighbours.Picasa.GetValueOrDefault(name, PhotoWords.None)).Or(OfTakeout(Path.Combine(folder, json), skipped)) };
    }

    private PhotoWords OfTakeout(string path, ImportSkips skipped)
    {
        if (Read(files, path, TakeoutJson.Largest, skipped) is not { } bytes)
        {
            return PhotoWords.None;
        }

        if (TakeoutJson.Read(bytes) is { } json)
        {
            return json is { IsAlbum: false, IsInTrash: false } ? json.Words : PhotoWords.None;
        }

        skipped.Add(ImportSkip.Unreadable, path);
        return PhotoWords.None;
    }

    /// <returns>Null where there is none, or one that cannot be read.</returns>
    private static XmpCore.IXmpMeta? Sidecar(LibraryFiles from, string path, ImportSkips skipped)
    {
        if (!File.Exists(path) || Read(from, path, FaceRegions.LargestSidecar, skipped) is not { } bytes)
        {
            return null;
        }

        var xmp = FaceRegions.Parse(bytes);
        if (xmp is null)
        {
            skipped.Add(ImportSkip.Unreadable, path);
        }

        return xmp;
    }

    /// <param name="Orientation">EXIF, of the file.</param>
    private sealed record Said(int Orientation, IReadOnlyList<FaceRegion> Regions, PhotoWords Words)
    {
        public static readonly Said Nothing = new(1, [], PhotoWords.None);

        /// <summary>A sidecar goes before what was said until now.</summary>
        public Said With(XmpCore.IXmpMeta? sidecar) => sidecar is null ? this : this with
        {
            Regions = FaceRegions.Of(sidecar, Orientation) is [_, ..] regions ? regions : Regions,
            Words = XmpWords.OfSidecar(sidecar, Orientation).Or(Words),
        };
    }

    /// <summary>What lies in a folder of the library beside its photos.</summary>
    private sealed record Neighbours(IReadOnlyDictionary<string, string> Names, TakeoutNames Takeout, IReadOnlyDictionary<string, PhotoWords> Picasa)
    {
        public static Neighbours Of(string folder, LibraryFiles files, ImportSkips skipped)
        {
            try
            {
                var names = Directory.EnumerateFiles(folder).Select(path => Path.GetFileName(path)).Where(IsAsked).ToLookup(name => name, StringComparer.OrdinalIgnoreCase)
                    .ToDictionary(name => name.Key, name => name.First(), StringComparer.OrdinalIgnoreCase);
                var ini = PicasaIni.Names.Select(name => names.GetValueOrDefault(name)).FirstOrDefault(name => name is not null);
                var picasa = ini is null ? null : Read(files, Path.Combine(folder, ini), FaceRegions.LargestSidecar, skipped);
                return new Neighbours(names, new TakeoutNames(names.Values), picasa is null ? new Dictionary<string, PhotoWords>() : PicasaIni.Read(picasa));
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                skipped.Add(ImportSkip.Unreadable, folder);
                return new Neighbours(new Dictionary<string, string>(), new TakeoutNames([]), new Dictionary<string, PhotoWords>());
            }
        }

        /// <summary>As it is written on the drive, whatever its case.</summary>
        public string? Find(string name) => Names.GetValueOrDefault(name);

        private static bool IsAsked(string name) => TakeoutNames.IsJson(name) || name.EndsWith(".xmp", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".ini", StringComparison.OrdinalIgnoreCase);
    }
}
