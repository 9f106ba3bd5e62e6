using System.Globalization;

namespace FaceGallery.Web.Events;

/// <summary>A place as people copy it from maps: "47.3769, 8.5417", degrees north and east.</summary>
public static class PlaceText
{
    public static string Write(double latitude, double longitude) => string.Create(CultureInfo.InvariantCulture, $"{latitude:0.#####}, {longitude:0.#####}");

    /// <summary>An address that phones and desktops open in their own map.</summary>
    public static string LinkTo(double latitude, double longitude) => $"geo:{Write(latitude, longitude).Replace(" ", "", StringComparison.Ordinal)}";

    /// <returns>Null where it is none.</returns>
    public static (double Latitude, double Longitude)? Read(string text) =>
        text.Split([',', ' ', ';'], StringSplitOptions.RemoveEmptyEntries) is [var north, var east]
        && double.TryParse(north, NumberStyles.Float, CultureInfo.InvariantCulture, out var latitude) && double.TryParse(east, NumberStyles.Float, CultureInfo.InvariantCulture, out var longitude)
        && latitude is >= -90 and <= 90 && longitude is >= -180 and <= 180
            ? (latitude, longitude)
            : null;
}
