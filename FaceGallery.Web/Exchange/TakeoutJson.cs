using System.Globalization;
using System.Text.Json;

namespace FaceGallery.Web.Exchange;

/// <summary>What a file of Google Takeout says: of a picture, or of the album in whose folder it lies.</summary>
/// <param name="Title">The picture's name before it was shortened, or the album's; null where it says none.</param>
public sealed record TakeoutJson(string? Title, bool IsAlbum, bool IsInTrash, PhotoWords Words)
{
    /// <summary>Bytes of one that is read. They have some kilobytes.</summary>
    public const int Largest = 1 << 20;

    private static readonly JsonDocumentOptions Shallow = new() { MaxDepth = 32 };

    /// <returns>Null where it is something else, or cut off.</returns>
    public static TakeoutJson? Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json.Span.StartsWith("\uFEFF"u8) ? json[3..] : json, Shallow);
            return document.RootElement.ValueKind == JsonValueKind.Object ? Of(document.RootElement) : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // Cut off, or text that is none.
            return null;
        }
    }

    private static TakeoutJson Of(JsonElement json)
    {
        var isAlbum = !json.TryGetProperty("photoTakenTime", out _) && (json.TryGetProperty("albumData", out var album) || (json.TryGetProperty("date", out _) && !json.TryGetProperty("creationTime", out _)));
        json = isAlbum && json.TryGetProperty("albumData", out album) && album.ValueKind == JsonValueKind.Object ? album : json;
        return new TakeoutJson(Text(json, "title"), isAlbum, IsTrue(json, "trashed"), new PhotoWords
        {
            IsFavourite = IsTrue(json, "favorited"),
            Caption = string.IsNullOrWhiteSpace(Text(json, "description")) ? null : Text(json, "description"),
            TakenAtUtc = TimeOf(json),
            Place = PlaceOf(json),
            People = [.. PeopleOf(json).Distinct(StringComparer.OrdinalIgnoreCase)],
        });
    }

    /// <summary>0 is what it says where it does not know. What lies beyond the calendar is put to its end, and said to be wrong there.</summary>
    private static DateTime? TimeOf(JsonElement json)
    {
        if (!json.TryGetProperty("photoTakenTime", out var taken) || taken.ValueKind != JsonValueKind.Object || !taken.TryGetProperty("timestamp", out var stamp)
            || !double.TryParse(stamp.ValueKind == JsonValueKind.String ? stamp.GetString() : stamp.GetRawText(), NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) || seconds == 0)
        {
            return null;
        }

        return DateTime.UnixEpoch.AddSeconds(Math.Clamp(seconds, (DateTime.MinValue - DateTime.UnixEpoch).TotalSeconds, (DateTime.MaxValue - DateTime.UnixEpoch).TotalSeconds - 1));
    }

    private static (double Latitude, double Longitude)? PlaceOf(JsonElement json) =>
        json.TryGetProperty("geoData", out var place) && place.ValueKind == JsonValueKind.Object && Number(place, "latitude") is { } latitude && Number(place, "longitude") is { } longitude && (latitude, longitude) != (0, 0)
            ? (latitude, longitude)
            : null;

    private static IEnumerable<string> PeopleOf(JsonElement json) => json.TryGetProperty("people", out var people) && people.ValueKind == JsonValueKind.Array
        ? people.EnumerateArray().Where(person => person.ValueKind == JsonValueKind.Object).Select(person => Text(person, "name")).OfType<string>()
        : [];

    private static string? Text(JsonElement json, string name) => json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static bool IsTrue(JsonElement json, string name) => json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;

    private static double? Number(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) ? number : null;
}
