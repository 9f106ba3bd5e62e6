using System.Globalization;
using System.Xml;
using FaceGallery.Domain.Detection;
using FaceGallery.Domain.Photos;
using MetadataExtractor.Formats.Xmp;
using XmpCore;
using Tags = System.Collections.Generic.IReadOnlyList<MetadataExtractor.Directory>;

namespace FaceGallery.Web.Imaging;

/// <summary>A face that another program named.</summary>
/// <param name="Box">In the picture as the file stores it, turned by nothing.</param>
public sealed record FaceRegion(string Name, RelativeBox Box);

/// <summary>
/// Faces that people named elsewhere, as XMP tells of them: regions of the Metadata Working Group (digiKam, Lightroom, Picasa, Apple), and where there are none those of
/// Microsoft. Garbage yields none.
/// </summary>
public static class FaceRegions
{
    public const string Mwg = "http://www.metadataworkinggroup.com/schemas/regions/";
    public const string Area = "http://ns.adobe.com/xmp/sType/Area#";
    public const string Dimensions = "http://ns.adobe.com/xap/1.0/sType/Dimensions#";
    public const string Microsoft = "http://ns.microsoft.com/photo/1.2/";
    public const string MicrosoftInfo = "http://ns.microsoft.com/photo/1.2/t/RegionInfo#";
    public const string MicrosoftRegion = "http://ns.microsoft.com/photo/1.2/t/Region#";

    /// <summary>Bytes of a sidecar that is read. Those of programs have some kilobytes.</summary>
    public const int LargestSidecar = 4 << 20;

    private const int DeepestElement = 64;
    private const int MostRegions = 500;

    /// <param name="path">Of a photo's file.</param>
    /// <exception cref="IOException">The file cannot be opened or read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static IReadOnlyList<FaceRegion> OfPhoto(string path) => OfPhoto(PhotoMetadataReader.TagsOf(path));

    /// <param name="tags">Of a photo's file.</param>
    internal static IReadOnlyList<FaceRegion> OfPhoto(Tags tags) =>
        tags.OfType<XmpDirectory>().Select(directory => directory.XmpMeta).OfType<IXmpMeta>().Select(xmp => Of(xmp, PhotoMetadataReader.OrientationOf(tags))).FirstOrDefault(regions => regions.Count > 0) ?? [];

    /// <param name="xmp">A sidecar's bytes.</param>
    /// <param name="orientation">EXIF, of its photo.</param>
    public static IReadOnlyList<FaceRegion> OfSidecar(byte[] xmp, int orientation) => Parse(xmp) is { } read ? Of(read, orientation) : [];

    /// <returns>Null where it is no XMP, too large, or would take the parser's stack or what lies elsewhere.</returns>
    public static IXmpMeta? Parse(byte[] xmp)
    {
        try
        {
            return xmp.Length <= LargestSidecar && IsPlain(xmp) ? XmpMetaFactory.ParseFromBuffer(xmp) : null;
        }
        catch (Exception exception) when (exception is XmpException or XmlException)
        {
            return null;
        }
    }

    /// <summary>No document type, whose entities would be resolved, and no nesting that would take the parser's stack.</summary>
    private static bool IsPlain(byte[] xml)
    {
        using var reader = XmlReader.Create(new MemoryStream(xml), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = LargestSidecar });
        while (reader.Read())
        {
            if (reader.Depth > DeepestElement)
            {
                return false;
            }
        }

        return true;
    }

    /// <param name="orientation">EXIF, of its photo.</param>
    public static IReadOnlyList<FaceRegion> Of(IXmpMeta xmp, int orientation)
    {
        try
        {
            return OfMwg(xmp) is [_, ..] regions ? regions : OfMicrosoft(xmp, orientation);
        }
        catch (XmpException)
        {
            return [];
        }
    }

    private static List<FaceRegion> OfMwg(IXmpMeta xmp)
    {
        if (!xmp.DoesPropertyExist(Mwg, "Regions"))
        {
            return [];
        }

        var list = "Regions" + Field(Mwg, "RegionList");
        var size = "Regions" + Field(Mwg, "AppliedToDimensions");
        var (width, height) = (Number(xmp.GetPropertyString(Mwg, size + Field(Dimensions, "w"))), Number(xmp.GetPropertyString(Mwg, size + Field(Dimensions, "h"))));
        var found = new List<FaceRegion>();
        for (var number = 1; number <= Math.Min(xmp.CountArrayItems(Mwg, list), MostRegions); number++)
        {
            var item = XmpPathFactory.ComposeArrayItemPath(list, number);
            var area = item + Field(Mwg, "Area");
            float? Value(string name) => Number(xmp.GetPropertyString(Mwg, area + Field(Area, name)));
            var isPixels = xmp.GetPropertyString(Mwg, area + Field(Area, "unit")) == "pixel";
            var (across, down) = isPixels ? (width, height) : (1f, 1f);
            if (xmp.GetPropertyString(Mwg, item + Field(Mwg, "Type")) is not (null or "" or "Face") || (Value("x") / across, Value("y") / down, Value("w") / across, Value("h") / down) is not ({ } x, { } y, { } w, { } h))
            {
                continue;
            }

            Add(found, xmp.GetPropertyString(Mwg, item + Field(Mwg, "Name")), new RelativeBox(x - (w / 2), y - (h / 2), w, h));
        }

        return found;
    }

    /// <summary>Their rectangles are in the picture as it is shown.</summary>
    private static List<FaceRegion> OfMicrosoft(IXmpMeta xmp, int orientation)
    {
        if (!xmp.DoesPropertyExist(Microsoft, "RegionInfo"))
        {
            return [];
        }

        var list = "RegionInfo" + Field(MicrosoftInfo, "Regions");
        var found = new List<FaceRegion>();
        for (var number = 1; number <= Math.Min(xmp.CountArrayItems(Microsoft, list), MostRegions); number++)
        {
            var item = XmpPathFactory.ComposeArrayItemPath(list, number);
            if (xmp.GetPropertyString(Microsoft, item + Field(MicrosoftRegion, "Rectangle"))?.Split(',').Select(Number).ToArray() is [{ } x, { } y, { } w, { } h])
            {
                Add(found, xmp.GetPropertyString(Microsoft, item + Field(MicrosoftRegion, "PersonDisplayName")), StoredFrame.ToStored(new RelativeBox(x, y, w, h), orientation, rotationDegrees: 0));
            }
        }

        return found;
    }

    private static void Add(List<FaceRegion> found, string? name, RelativeBox box)
    {
        if (!string.IsNullOrWhiteSpace(name) && IsSane(box))
        {
            found.Add(new FaceRegion(name, box));
        }
    }

    /// <summary>Some of a face may lie outside of the picture.</summary>
    public static bool IsSane(RelativeBox box) => box is { X: > -0.5f and < 1, Y: > -0.5f and < 1, Width: > 0.001f and <= 1.5f, Height: > 0.001f and <= 1.5f };

    private static string Field(string space, string name) => XmpPathFactory.ComposeStructFieldPath(space, name);

    private static float? Number(string? text) =>
        float.TryParse(text?.Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && float.IsFinite(number) ? number : null;
}
