using System.Buffers.Binary;
using FaceGallery.Domain.Detection;
using FaceGallery.Web.Files;
using Microsoft.Extensions.Options;
using Microsoft.Win32.SafeHandles;
using NetVips;

namespace FaceGallery.Web.Imaging;

/// <summary>
/// The JPEGs that are kept of each photo: thumbnail, preview and one square crop a face; and as a WebP, which every browser since 2020 shows, the smallest picture. They are named by the photo's content hash, so
/// photos of the same content share them. What the owner turned is made of these, turned, when it is first asked for. Each file appears whole or not at all. Safe for
/// concurrent use.
/// </summary>
public sealed class RenditionStore(RenditionFolder folder, IOptions<ImagingOptions> options)
{
    /// <summary>What a process that was killed leaves is older than that, and photos that have no row yet are younger.</summary>
    private static readonly TimeSpan Young = TimeSpan.FromHours(1);

    private readonly RenditionRenderer _renderer = new(options.Value);

    private const string WebP = ".webp";

    /// <summary>Of a JPEG.</summary>
    private static ReadOnlySpan<byte> StartAndEnd => [0xFF, 0xD8, 0xFF, 0xD9];

    /// <summary>Bytes of a WebP before those that its header counts.</summary>
    private const int UncountedOfWebP = 8;

    /// <summary>Writes all renditions of a photo, over those that are there; crops of faces that are no more are removed.</summary>
    /// <param name="contentHash">32 hexadecimal digits.</param>
    /// <param name="photo">Its working picture is rendered; the original is not read again.</param>
    /// <param name="faces">Where its faces are; their crops are asked for by that.</param>
    /// <exception cref="IOException">The data folder is full or cannot be written.</exception>
    public void Write(string contentHash, DecodedPhoto photo, IReadOnlyList<RelativeBox> faces)
    {
        Directory.CreateDirectory(folder.ShardOf(contentHash));
        if (PathOf(contentHash, RenditionKind.Thumbnail) is not null)
        {
            DeleteFiles(contentHash, RenditionRenderer.FacePrefix);
            DeleteFiles(contentHash, RenditionRenderer.Tile);
            DeleteFiles(contentHash, RenditionRenderer.TurnedPrefix);
        }

        _renderer.Render(photo.Image, isWhole: true, faces, rendition => Save(FileOf(contentHash, rendition.Name), rendition.Jpeg));
    }

    /// <summary>Writes the crops of further faces.</summary>
    /// <inheritdoc cref="Write"/>
    public void WriteFaces(string contentHash, DecodedPhoto photo, IReadOnlyList<RelativeBox> faces)
    {
        Directory.CreateDirectory(folder.ShardOf(contentHash));
        _renderer.Render(photo.Image, isWhole: false, faces, rendition => Save(FileOf(contentHash, rendition.Name), rendition.Jpeg));
    }

    /// <summary>Writes the larger crop of a face, cut from the preview.</summary>
    /// <returns>False where there is no preview.</returns>
    /// <exception cref="IOException">The data folder is full or cannot be written.</exception>
    public bool WriteLargeFace(string contentHash, RelativeBox face)
    {
        if (PathOf(contentHash, RenditionKind.Preview) is not { } preview)
        {
            return false;
        }

        Save(FileOf(contentHash, RenditionRenderer.LargeNameOf(face)), _renderer.RenderLargeFace(File.ReadAllBytes(preview), face));
        return true;
    }

    /// <summary>The file's path, or null where it was not written.</summary>
    /// <param name="turn">Degrees clockwise by which the owner turned the photo: 0, 90, 180 or 270.</param>
    public string? PathOf(string contentHash, RenditionKind kind, int turn = 0) => PathOf(contentHash, RenditionRenderer.NameOf(kind), turn);

    /// <summary>The path of the smallest picture, for a phone's grid: made of the thumbnail when it is first asked for. Null where that was not written.</summary>
    /// <inheritdoc cref="PathOf(string, RenditionKind, int)"/>
    public string? TilePathOf(string contentHash, int turn = 0)
    {
        var tile = FileOf(contentHash, RenditionRenderer.TurnedNameOf(RenditionRenderer.Tile, turn));
        if (Existing(tile) is not null || PathOf(contentHash, RenditionKind.Thumbnail, turn) is not { } thumbnail)
        {
            return Existing(tile);
        }

        // It shows the same, and a full disk keeps nobody from looking.
        return TrySave(tile, () => _renderer.RenderTile(thumbnail)) ? tile : thumbnail;
    }

    /// <summary>The media type of one of these files.</summary>
    public static string TypeOf(string path) => path.EndsWith(WebP, StringComparison.Ordinal) ? "image/webp" : "image/jpeg";

    /// <summary>The path of the crop of the face in this place, or null where it was not written.</summary>
    /// <param name="face">Before the owner's turn.</param>
    /// <inheritdoc cref="PathOf(string, RenditionKind, int)"/>
    public string? FacePathOf(string contentHash, RelativeBox face, int turn = 0) => PathOf(contentHash, RenditionRenderer.NameOf(face), turn);

    /// <summary>The path of its larger crop, which is made when it is first asked for.</summary>
    /// <inheritdoc cref="FacePathOf"/>
    public string? LargeFacePathOf(string contentHash, RelativeBox face, int turn = 0) => PathOf(contentHash, RenditionRenderer.LargeNameOf(face), turn);

    /// <summary>What was written of a photo.</summary>
    public IReadOnlyList<string> FilesOf(string contentHash) => [.. Directory.EnumerateFiles(folder.ShardOf(contentHash), $"{contentHash}-*").Where(IsRendition)];

    /// <summary>Gives a photo the renditions of one that looks the same.</summary>
    /// <param name="files">Of <see cref="FilesOf"/>.</param>
    public void Share(IReadOnlyList<string> files, string contentHash)
    {
        Directory.CreateDirectory(folder.ShardOf(contentHash));
        foreach (var file in files)
        {
            using var original = LibraryFiles.Anywhere().Open(file);
            HardLink.Create(original, FileOf(contentHash, Path.GetFileNameWithoutExtension(file)[(contentHash.Length + 1)..]));
        }
    }

    /// <summary>Removes what belongs to no photo any more, what was never finished, and above the limit the oldest previews.</summary>
    /// <param name="isKnown">Whether there is a photo with this content hash.</param>
    /// <param name="previewBytes">That previews may take; null for any number.</param>
    /// <returns>How many files were removed.</returns>
    public int Sweep(Func<string, bool> isKnown, long? previewBytes, DateTime now, CancellationToken cancellationToken)
    {
        var (previews, removed) = (new List<FileInfo>(), 0);
        foreach (var file in Directory.Exists(folder.Path) ? new DirectoryInfo(folder.Path).EnumerateFiles("*", SearchOption.AllDirectories) : [])
        {
            cancellationToken.ThrowIfCancellationRequested();
            var isWanted = IsRendition(file.Name) && isKnown(file.Name.Split('-')[0]);
            if (!isWanted && now - file.LastWriteTimeUtc > Young)
            {
                file.Delete();
                removed++;
            }
            else if (previewBytes is not null && file.Name.EndsWith($"-{RenditionRenderer.NameOf(RenditionKind.Preview)}.jpg", StringComparison.Ordinal))
            {
                previews.Add(file);
            }
        }

        var bytes = previews.Sum(file => file.Length);
        foreach (var file in previews.OrderBy(file => file.LastWriteTimeUtc).TakeWhile(_ => bytes > previewBytes))
        {
            bytes -= file.Length;
            file.Delete();
            removed++;
        }

        return removed;
    }

    /// <summary>Removes everything kept of a photo, remains of an interrupted write included.</summary>
    public void Delete(string contentHash) => DeleteFiles(contentHash, "");

    /// <summary>What is kept needs neither the original nor another look at it to be turned: always from the one that was not, so that nothing fades however often it is turned.</summary>
    private string? PathOf(string contentHash, string name, int turn)
    {
        var (kept, shown) = (FileOf(contentHash, name), FileOf(contentHash, RenditionRenderer.TurnedNameOf(name, turn)));
        return Existing(shown) ?? (turn != 0 && Existing(kept) is not null && TrySave(shown, () => _renderer.Turn(File.ReadAllBytes(kept), name, turn)) ? shown : null);
    }

    private void DeleteFiles(string contentHash, string prefix)
    {
        var shard = new DirectoryInfo(folder.ShardOf(contentHash));
        foreach (var file in shard.Exists ? shard.GetFiles($"{contentHash}-{prefix}*") : [])
        {
            file.Delete();
        }
    }

    private static bool TrySave(string path, Func<byte[]> render)
    {
        try
        {
            Save(path, render());
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or VipsException)
        {
            return false;
        }
    }

    // Two workers may write the same content at once: each has a temporary name of its own, and the last move wins.
    private static void Save(string path, byte[] picture)
    {
        var temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            File.WriteAllBytes(temporary, picture);
            File.Move(temporary, path, overwrite: true);
        }
        catch (IOException)
        {
            File.Delete(temporary);
            throw;
        }
    }

    /// <summary>
    /// A power cut may leave a file under its name without what was written into it: empty, cut off, or with a tail of zeros. Such a file counts as missing, and is made
    /// again; that costs less than to wait for the disk at each of a library's files.
    /// </summary>
    private static string? Existing(string path)
    {
        try
        {
            using var file = File.OpenHandle(path);
            return IsWhole(file, path.EndsWith(WebP, StringComparison.Ordinal)) ? path : null;
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>The smallest picture was a JPEG once, and is none of them any more.</summary>
    private static bool IsRendition(string path) => Path.GetExtension(path) == ExtensionOf(Path.GetFileNameWithoutExtension(path));

    private static string ExtensionOf(string name) => name.EndsWith(RenditionRenderer.Tile, StringComparison.Ordinal) ? WebP : ".jpg";

    private static bool IsWhole(SafeFileHandle file, bool isWebP)
    {
        var length = RandomAccess.GetLength(file);
        Span<byte> ends = stackalloc byte[UncountedOfWebP];
        return isWebP
            ? RandomAccess.Read(file, ends, 0) == ends.Length && ends.StartsWith("RIFF"u8) && BinaryPrimitives.ReadUInt32LittleEndian(ends[4..]) == length - UncountedOfWebP
            : length > 4 && RandomAccess.Read(file, ends[..2], 0) == 2 && RandomAccess.Read(file, ends[2..4], length - 2) == 2 && ends[..4].SequenceEqual(StartAndEnd);
    }

    private string FileOf(string contentHash, string name) => Path.Combine(folder.ShardOf(contentHash), $"{contentHash}-{name}{ExtensionOf(name)}");
}
