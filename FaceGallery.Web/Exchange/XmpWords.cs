using System.Globalization;
using System.Text.RegularExpressions;
using FaceGallery.Web.Imaging;
using MetadataExtractor;
using MetadataExtractor.Formats.Iptc;
using MetadataExtractor.Formats.Xmp;
using XmpCore;
using Tags = System.Collections.Generic.IReadOnlyList<MetadataExtractor.Directory>;

namespace FaceGallery.Web.Exchange;

/// <summary>Reads captions, keywords, ratings, times, places and names without a place, as digiKam, Lightroom, Windows and Apple Photos write them.</summary>
public static partial class XmpWords
{
    public const string Dc = "http://purl.org/dc/elements/1.1/";
    public const string Xmp = "http://ns.adobe.com/xap/1.0/";
    public const string Exif = "http://ns.adobe.com/exif/1.0/";
    public const string Tiff = "http://ns.adobe.com/tiff/1.0/";
    public const string Photoshop = "http://ns.adobe.com/photoshop/1.0/";
    public const string Iptc = "http://iptc.org/std/Iptc4xmpExt/2008-02-29/";

    /// <summary>Whose sidecars they are, which <see cref="XmpExport"/> wrote.</summary>
    public const string Program = "FaceGallery";

    private const string DigiKam = "http://www.digikam.org/ns/1.0/";
    private const string Lightroom = "http://ns.adobe.com/lightroom/1.0/";
    private const string Microsoft = "http://ns.microsoft.com/photo/1.0/";

    private const int BestRating = 5;
    private const int BestOfMicrosoft = 99;
    private const int MostItems = 500;
    private const int LongestNumber = 40;

    private static readonly string[] Days = ["yyyy-MM-dd", "yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-ddTHH:mm:ss.FFFFFFF"];

    /// <summary>EXIF orientations by quarter turns clockwise, of pictures as they are and of mirrored ones.</summary>
    private static readonly int[][] Quarters = [[1, 6, 3, 8], [2, 7, 4, 5]];

    private static readonly string[] OfPeople = ["People", "Persons", "Personen", "Personnes", "Personas", "Persone", "人物"];

    /// <summary>What the file itself says. Its time, place and orientation are read with the picture.</summary>
    /// <param name="tags">Of a photo's file.</param>
    public static PhotoWords OfFile(Tags tags)
    {
        var xmp = tags.OfType<XmpDirectory>().Select(directory => directory.XmpMeta).OfType<IXmpMeta>().Select(Of).Aggregate(PhotoWords.None, (one, other) => one.Or(other));
        var iptc = tags.OfType<IptcDirectory>().Select(directory => new PhotoWords
        {
            Caption = CaptionOf(directory.GetString(IptcDirectory.TagCaption)),
            Keywords = [.. directory.GetStringArray(IptcDirectory.TagKeywords) ?? []],
        });
        var words = iptc.Aggregate(xmp, (one, other) => one.Or(other));
        return words with { Keywords = [.. words.Keywords.Except(words.People.Concat(FaceRegions.OfPhoto(tags).Select(region => region.Name)), StringComparer.OrdinalIgnoreCase)] };
    }

    /// <param name="orientation">EXIF, of its photo.</param>
    public static PhotoWords OfSidecar(IXmpMeta xmp, int orientation) => Of(xmp) with { TakenAt = TimeOf(xmp), Place = PlaceOf(xmp), Turn = TurnOf(xmp, orientation) };

    /// <summary>The EXIF orientation of a picture that is turned further.</summary>
    /// <param name="degrees">Clockwise, a multiple of 90.</param>
    internal static int Turned(int orientation, int degrees)
    {
        var (mirrored, quarter) = Read(orientation);
        return Quarters[mirrored][(quarter + (degrees / 90) + 4) % 4];
    }

    private static PhotoWords Of(IXmpMeta xmp)
    {
        var tagged = Items(xmp, DigiKam, "TagsList").Select(tag => tag.Split('/')).Concat(Items(xmp, Lightroom, "hierarchicalSubject").Select(tag => tag.Split('|')))
            .Where(levels => levels[0].Length > 0 && levels[0][0] != '_').ToList();
        var people = tagged.Where(levels => levels.Length > 1 && OfPeople.Contains(levels[0], StringComparer.OrdinalIgnoreCase)).ToList();
        List<string> named = [.. Items(xmp, Iptc, "PersonInImage").Concat(people.Select(levels => levels[^1])).Distinct(StringComparer.OrdinalIgnoreCase)];

        // Other programs repeat names among the keywords; ours are what they were.
        var repeated = Value(xmp, Xmp, "CreatorTool") == Program ? [] : named.Concat(FaceRegions.Of(xmp, orientation: 1).Select(region => region.Name));
        return new PhotoWords
        {
            IsFavourite = Number(Value(xmp, Xmp, "Rating")) >= BestRating || Number(Value(xmp, Microsoft, "Rating")) >= BestOfMicrosoft,
            Caption = CaptionOf(Localised(xmp, "description")) ?? CaptionOf(Localised(xmp, "title")),
            Keywords = [.. Items(xmp, Dc, "subject").Concat(tagged.Except(people).SelectMany(levels => levels)).Distinct(StringComparer.OrdinalIgnoreCase).Except(repeated, StringComparer.OrdinalIgnoreCase)],
            People = named,
        };
    }

    /// <summary>What cameras write into every picture says nothing of this one.</summary>
    private static string? CaptionOf(string? text) => string.IsNullOrWhiteSpace(text) || OfCameras().IsMatch(text) ? null : text;

    /// <summary>An editor writes the time that the camera wrote, unless it was put right.</summary>
    private static DateTime? TimeOf(IXmpMeta xmp) => new[] { Value(xmp, Exif, "DateTimeOriginal"), Value(xmp, Photoshop, "DateCreated") }.Select(text =>
        DateTime.TryParseExact(Zone().Replace(text ?? "", ""), Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : (DateTime?)null).FirstOrDefault(time => time is not null);

    private static (double Latitude, double Longitude)? PlaceOf(IXmpMeta xmp) =>
        (Degrees(Value(xmp, Exif, "GPSLatitude"), Value(xmp, Exif, "GPSLatitudeRef")), Degrees(Value(xmp, Exif, "GPSLongitude"), Value(xmp, Exif, "GPSLongitudeRef"))) switch
        {
            (0, 0) => null,
            ({ } latitude, { } longitude) => (latitude, longitude),
            _ => null,
        };

    /// <summary>"48,51.5N" and "48,51,30N", as the standard has it, and "48.85" with a sign or a direction beside it, as Apple Photos does.</summary>
    private static double? Degrees(string? text, string? direction)
    {
        if (text is null || text.Length > LongestNumber || Coordinate().Match(text) is not { Success: true } match)
        {
            return null;
        }

        double Part(int group) => match.Groups[group].Success ? double.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture) : 0;
        var value = Part(2) + (Part(3) / 60) + (Part(4) / 3600);
        var isNegative = match.Groups[1].Value == "-" || (match.Groups[5].Success ? match.Groups[5].Value : direction) is "S" or "W" or "South" or "West";
        return isNegative ? -value : value;
    }

    /// <summary>Editors repeat the orientation of the file, unless somebody turned the picture; we write it only where somebody did.</summary>
    private static int? TurnOf(IXmpMeta xmp, int orientation)
    {
        if (Number(Value(xmp, Tiff, "Orientation")) is not { } stated || stated is not (>= 1 and <= 8) || (stated == orientation && Value(xmp, Xmp, "CreatorTool") != Program))
        {
            return null;
        }

        var ((was, from), (@is, to)) = (Read(orientation), Read((int)stated));
        return was == @is ? (to - from + 4) % 4 * 90 : null;
    }

    private static (int Mirrored, int Quarter) Read(int orientation)
    {
        var mirrored = Array.IndexOf(Quarters[0], orientation) < 0 ? 1 : 0;
        return (mirrored, Math.Max(0, Array.IndexOf(Quarters[mirrored], orientation)));
    }

    private static string? Localised(IXmpMeta xmp, string name)
    {
        try
        {
            return xmp.GetLocalizedText(Dc, name, genericLang: null, specificLang: "x-default")?.Value;
        }
        catch (XmpException)
        {
            return Value(xmp, Dc, name);
        }
    }

    private static string? Value(IXmpMeta xmp, string space, string name)
    {
        try
        {
            return xmp.GetPropertyString(space, name);
        }
        catch (XmpException)
        {
            return null;
        }
    }

    private static string[] Items(IXmpMeta xmp, string space, string name)
    {
        try
        {
            return xmp.DoesPropertyExist(space, name)
                ? [.. Enumerable.Range(1, Math.Min(xmp.CountArrayItems(space, name), MostItems)).Select(number => xmp.GetArrayItem(space, name, number)?.Value).OfType<string>()]
                : [];
        }
        catch (XmpException)
        {
            return [];
        }
    }

    private static double? Number(string? text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    [GeneratedRegex(@"^\s*(OLYMPUS DIGITAL CAMERA|SONY DSC|(KONICA )?MINOLTA DIGITAL CAMERA|DIGITAL CAMERA|SAMSUNG( DIGITAL CAMERA)?|Exif_JPEG_PICTURE|DCIM\\\S*|default)\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex OfCameras();

    [GeneratedRegex(@"(Z|[+-]\d\d:\d\d)$")]
    private static partial Regex Zone();

    [GeneratedRegex(@"^\s*([+-])?(\d{1,3}(?:\.\d+)?)(?:,(\d{1,2}(?:\.\d+)?))?(?:,(\d{1,2}(?:\.\d+)?))?,?\s*([NSEW])?\s*$")]
    private static partial Regex Coordinate();
}
