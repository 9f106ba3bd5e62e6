using System.Text.RegularExpressions;
using ImageMagick;
using MetadataExtractor;
using MetadataExtractor.Formats.Exif;
using MetadataExtractor.Formats.Xmp;
using MetadataExtractor.IO;
using Tags = System.Collections.Generic.IReadOnlyList<MetadataExtractor.Directory>;

namespace FaceGallery.Web.Imaging;

/// <summary>Reads when, where and with what a photo was taken.</summary>
public static partial class PhotoMetadataReader
{
    private const int LongestCameraName = 100;

    /// <summary>A broken block yields what can be read of it; a file without any yields <see cref="PhotoMetadata.None"/>.</summary>
    /// <exception cref="IOException">The file cannot be opened or read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static PhotoMetadata Read(string path)
    {
        var tags = TagsOf(path);
        var taken = TakenAt.From(tags);
        var location = LocationOf(tags);
        return new PhotoMetadata(taken?.Local, taken?.Offset, CameraOf(tags), location?.Latitude, location?.Longitude);
    }

    /// <summary>EXIF orientation, 1–8; 1 (upright) where the file says none.</summary>
    internal static int OrientationOf(string path) => OrientationOf(TagsOf(path));

    /// <inheritdoc cref="OrientationOf(string)"/>
    internal static int OrientationOf(Tags tags)
    {
        var directory = tags.OfType<ExifIfd0Directory>()
            .FirstOrDefault(directory => directory.ContainsTag(ExifDirectoryBase.TagOrientation));
        return directory is not null && directory.TryGetInt32(ExifDirectoryBase.TagOrientation, out var turn) && turn is >= 1 and <= 8
            ? turn
            : 1;
    }

    /// <summary>All blocks of metadata that can be read.</summary>
    internal static Tags TagsOf(string path)
    {
        using var file = File.OpenRead(path);
        Span<byte> header = stackalloc byte[PictureFormats.HeaderLength];
        var format = PictureFormats.Sniff(header[..file.ReadAtLeast(header, header.Length, throwOnEndOfStream: false)]);
        file.Position = 0;
        try
        {
            return format is PictureFormat.Avif or PictureFormat.JpegXl ? ReadProfiles(file, format) : ImageMetadataReader.ReadMetadata(file);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // The libraries throw many kinds of exception on garbage, IOException for a cut-off block among them. A photo without
            // metadata is still a photo; a share that fails was noticed at the header, or will be by the decoder.
            return [];
        }
    }

    // MetadataExtractor finds nothing in AVIF and JPEG XL: ImageMagick gives the blocks, MetadataExtractor their meaning.
    private static List<MetadataExtractor.Directory> ReadProfiles(FileStream file, PictureFormat format)
    {
        using var image = new MagickImage();
        image.Ping(file, new MagickReadSettings { Format = format == PictureFormat.Avif ? MagickFormat.Avif : MagickFormat.Jxl });
        var tags = new List<MetadataExtractor.Directory>();
        if (image.GetExifProfile()?.ToByteArray() is { } exif)
        {
            var start = exif.AsSpan().StartsWith("Exif\0\0"u8) ? 6 : 0;
            tags.AddRange(new ExifReader().Extract(new ByteArrayReader(exif, start)));
        }

        if (image.GetXmpProfile()?.ToByteArray() is { } xmp)
        {
            tags.Add(new XmpReader().Extract(xmp));
        }

        return tags;
    }

    private static string? CameraOf(Tags tags)
    {
        var make = Clean(tags, ExifDirectoryBase.TagMake);
        var model = Clean(tags, ExifDirectoryBase.TagModel);
        var brand = make.Split(' ', 2)[0];
        var name = model.StartsWith(brand, StringComparison.OrdinalIgnoreCase) ? model : $"{make} {model}";
        name = name.Trim();
        return name.Length == 0 ? null : name[..Math.Min(name.Length, LongestCameraName)].TrimEnd();
    }

    private static string Clean(Tags tags, int tag)
    {
        var text = tags.OfType<ExifIfd0Directory>().Select(directory => directory.GetString(tag)).FirstOrDefault(value => value is not null);
        return Blanks().Replace(text ?? "", " ").Trim();
    }

    private static GeoLocation? LocationOf(Tags tags) => tags.OfType<GpsDirectory>()
        .Select(directory => directory.GetGeoLocation())
        // 0°, 0° lies in the sea and is what a receiver without a fix writes.
        .FirstOrDefault(place => place is { IsZero: false, Latitude: >= -90 and <= 90, Longitude: >= -180 and <= 180 });

    [GeneratedRegex(@"[\s\p{C}]+")]
    private static partial Regex Blanks();
}
