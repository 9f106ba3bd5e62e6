using System.Globalization;
using System.Text.RegularExpressions;
using MetadataExtractor;
using MetadataExtractor.Formats.Xmp;
using Exif = MetadataExtractor.Formats.Exif.ExifDirectoryBase;
using Tags = System.Collections.Generic.IReadOnlyList<MetadataExtractor.Directory>;

namespace FaceGallery.Web.Imaging;

/// <summary>The moment a photo was taken: wall time at the place, and its offset from UTC where the camera knew it.</summary>
internal sealed partial record TakenAt(DateTime Local, TimeSpan? Offset)
{
    // The first photograph is of 1826; a camera's clock that was never set gives 0000, 2099 and the like.
    private const int FirstYear = 1826;
    private const int LastYear = 2098;

    private static readonly string[] XmpNames =
        ["exif:DateTimeOriginal", "photoshop:DateCreated", "exif:DateTimeDigitized", "xmp:CreateDate"];

    /// <summary>EXIF's original time, else its digitised one, else what XMP says; null where there is none or it is nonsense.</summary>
    public static TakenAt? From(Tags tags) =>
        FromExif(tags, Exif.TagDateTimeOriginal, Exif.TagSubsecondTimeOriginal, Exif.TagTimeZoneOriginal)
        ?? FromExif(tags, Exif.TagDateTimeDigitized, Exif.TagSubsecondTimeDigitized, Exif.TagTimeZoneDigitized)
        ?? tags.OfType<XmpDirectory>().Select(FromXmp).FirstOrDefault(taken => taken is not null);

    private static TakenAt? FromExif(Tags tags, int time, int subsecond, int zone)
    {
        foreach (var directory in tags.OfType<Exif>())
        {
            if (directory.TryGetDateTime(time, out var local) && IsSane(local))
            {
                var wall = DateTime.SpecifyKind(local, DateTimeKind.Unspecified).AddSeconds(Fraction(directory.GetString(subsecond)));
                return new TakenAt(wall, OffsetOf(directory.GetString(zone)));
            }
        }

        return null;
    }

    private static TakenAt? FromXmp(XmpDirectory directory)
    {
        var properties = directory.GetXmpProperties();
        foreach (var name in XmpNames)
        {
            if (properties.TryGetValue(name, out var text)
                && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
                && IsSane(moment.DateTime))
            {
                return new TakenAt(moment.DateTime, OffsetAtEnd().Match(text) is { Success: true } ? moment.Offset : null);
            }
        }

        return null;
    }

    private static bool IsSane(DateTime time) => time.Year is >= FirstYear and <= LastYear;

    // "05" is five hundredths of a second: the digits follow the decimal point.
    private static double Fraction(string? digits) =>
        double.TryParse($"0.{digits?.Trim()}", NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
            ? Math.Round(seconds, 3)
            : 0;

    private static TimeSpan? OffsetOf(string? text) =>
        text is not null && OffsetAtEnd().IsMatch(text)
        && DateTimeOffset.TryParse($"2000-01-01T00:00:00{text.Trim()}", CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment)
            ? moment.Offset
            : null;

    [GeneratedRegex(@"(Z|[+-]\d\d:\d\d)\s*$")]
    private static partial Regex OffsetAtEnd();
}
