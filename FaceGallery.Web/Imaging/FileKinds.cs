using System.Collections.Frozen;
using FaceGallery.Web.Files;

namespace FaceGallery.Web.Imaging;

/// <summary>Tells photos, raw files, videos and the rest apart, by content first and by name where the content says nothing.</summary>
public static class FileKinds
{
    private static readonly FrozenDictionary<string, FileKind> ByExtension = Extensions(
        (FileKind.Photo, "jpg jpeg jpe jfif png apng webp gif tif tiff bmp dib ico avif heic heif hif jxl jp2 j2k jpf jpx"),
        (FileKind.Raw, "dng cr2 cr3 crw nef nrw arw srf sr2 orf rw2 raf pef srw x3f mrw 3fr erf kdc dcr mef mos iiq rwl raw"),
        (FileKind.Video, "mp4 m4v mov qt avi mkv webm mpg mpeg mpe mts m2ts m2t ts wmv asf flv 3gp 3g2 ogv vob insv"));

    /// <summary>What a file's name promises.</summary>
    public static FileKind ByName(string path) =>
        ByExtension.GetValueOrDefault(Path.GetExtension(path).TrimStart('.'), FileKind.Other);

    /// <summary>What a file's first bytes (256 suffice) say; <see cref="FileKind.Other"/> where they say nothing.</summary>
    public static FileKind Sniff(ReadOnlySpan<byte> header) => PictureFormats.Sniff(header) switch
    {
        PictureFormat.Raw => FileKind.Raw,
        PictureFormat.Unknown => IsVideo(header) ? FileKind.Video : FileKind.Other,
        _ => FileKind.Photo,
    };

    /// <summary>Reads the file's first bytes.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static FileKind Of(LibraryFile file)
    {
        Span<byte> header = stackalloc byte[PictureFormats.HeaderLength];
        return Of(file, header[..ReadHeader(file, header)]);
    }

    internal static FileKind Of(LibraryFile file, ReadOnlySpan<byte> header)
    {
        var named = ByName(file.FullPath);
        return Sniff(header) switch
        {
            FileKind.Other => named,
            // Most raw formats are TIFF inside: only the name tells them from a scan.
            FileKind.Photo when named == FileKind.Raw && PictureFormats.Sniff(header) == PictureFormat.Tiff => FileKind.Raw,
            var sniffed => sniffed,
        };
    }

    internal static int ReadHeader(LibraryFile file, Span<byte> header)
    {
        using var content = file.OpenRead();
        return content.ReadAtLeast(header, header.Length, throwOnEndOfStream: false);
    }

    // "ftyp" that is no picture is a film, save for the audio brands.
    private static bool IsVideo(ReadOnlySpan<byte> header) =>
        header is [0x1A, 0x45, 0xDF, 0xA3, ..] or [0x30, 0x26, 0xB2, 0x75, ..] or [0, 0, 1, 0xBA or 0xB3, ..]
        || header.StartsWith("FLV\u0001"u8)
        || (header.StartsWith("RIFF"u8) && header.Length > 12 && header[8..].StartsWith("AVI "u8))
        || (header.Length > 12 && IsFilm(header[4..8], header[8..12]));

    private static bool IsFilm(ReadOnlySpan<byte> box, ReadOnlySpan<byte> brand) =>
        box.SequenceEqual("moov"u8) || box.SequenceEqual("mdat"u8) || box.SequenceEqual("wide"u8)
        || (box.SequenceEqual("ftyp"u8) && !brand.StartsWith("M4A"u8) && !brand.StartsWith("M4B"u8) && !brand.StartsWith("M4P"u8));

    private static FrozenDictionary<string, FileKind> Extensions(params (FileKind Kind, string Names)[] kinds) =>
        kinds.SelectMany(kind => kind.Names.Split(' ').Select(name => KeyValuePair.Create(name, kind.Kind)))
            .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
}
