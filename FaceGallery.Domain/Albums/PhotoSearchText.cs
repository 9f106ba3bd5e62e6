using System.Globalization;
using FaceGallery.Domain.Events;

namespace FaceGallery.Domain.Albums;

/// <summary>
/// A search as one line, for addresses and the database: "person-3;not-4;faces-2..;from-2025-01-01;text-beach". Equal searches have equal lines.
/// </summary>
public static class PhotoSearchText
{
    /// <summary>A search has at most so many conditions; longer lines are refused.</summary>
    private const int MaxParts = 60;

    /// <summary>Characters of a text or camera: SQLite refuses to look for patterns of 50,000 bytes.</summary>
    private const int LongestText = 500;

    private const char Separator = ';';

    public static string Write(PhotoSearch search) => string.Join(Separator, Parts(search));

    /// <returns>Null where the line is none that <see cref="Write"/> wrote.</returns>
    public static PhotoSearch? Read(string line)
    {
        var search = new PhotoSearch();
        var parts = line.Length == 0 ? [] : line.Split(Separator);
        if (parts.Length > MaxParts)
        {
            return null;
        }

        foreach (var part in parts)
        {
            var (key, value) = part.IndexOf('-') is >= 0 and var dash ? (part[..dash], part[(dash + 1)..]) : (part, "");
            if (With(search, key, Uri.UnescapeDataString(value)) is not { } next)
            {
                return null;
            }

            search = next;
        }

        return search;
    }

    private static IEnumerable<string> Parts(PhotoSearch search) =>
    [
        .. Ids("person", search.AllOf),
        .. Ids("any", search.AnyOf),
        .. Ids("not", search.NoneOf),
        .. search.IsOnlyThem ? ["only"] : Array.Empty<string>(),
        .. Part("faces", search is { MinFaces: null, MaxFaces: null } ? null : Line($"{search.MinFaces}..{search.MaxFaces}")),
        .. Part("known", search.Known?.ToString().ToLowerInvariant()),
        .. Part("from", search.From?.ToString("O", CultureInfo.InvariantCulture)),
        .. Part("to", search.To?.ToString("O", CultureInfo.InvariantCulture)),
        .. Part("event", search.EventId?.ToString(CultureInfo.InvariantCulture)),
        .. Part("album", search.AlbumId?.ToString(CultureInfo.InvariantCulture)),
        .. search.IsFavourite ? ["favourite"] : Array.Empty<string>(),
        .. Part("folder", search.Folder is { } folder ? Line($"{folder.RootId}/{folder.Path}") : null),
        .. Part("camera", search.Camera),
        .. search.Texts.Order(StringComparer.Ordinal).SelectMany(text => Part("text", text)),
        .. search.IsHidden ? ["hidden"] : Array.Empty<string>(),
    ];

    private static IEnumerable<string> Ids(string key, IReadOnlyList<int> ids) => ids.Order().Select(id => Line($"{key}-{id}"));

    private static IEnumerable<string> Part(string key, string? value) => value is null ? [] : [$"{key}-{Uri.EscapeDataString(value)}"];

    private static PhotoSearch? With(PhotoSearch search, string key, string value) => key switch
    {
        "person" => Id(value) is { } id ? search with { AllOf = [.. search.AllOf, id] } : null,
        "any" => Id(value) is { } id ? search with { AnyOf = [.. search.AnyOf, id] } : null,
        "not" => Id(value) is { } id ? search with { NoneOf = [.. search.NoneOf, id] } : null,
        "only" => search with { IsOnlyThem = true },
        "faces" => WithFaces(search, value),
        "known" => Enum.TryParse<KnownFaces>(value, ignoreCase: true, out var known) && Enum.IsDefined(known) ? search with { Known = known } : null,
        "from" => Day(value) is { } day ? search with { From = day } : null,
        "to" => Day(value) is { } day ? search with { To = day } : null,
        "event" => Id(value) is { } id ? search with { EventId = id } : null,
        "album" => Id(value) is { } id ? search with { AlbumId = id } : null,
        "favourite" => search with { IsFavourite = true },
        "folder" => WithFolder(search, value),
        "camera" when value.Length is > 0 and <= LongestText => search with { Camera = value },
        "text" when value.Length is > 0 and <= LongestText => search with { Texts = [.. search.Texts, value] },
        "hidden" => search with { IsHidden = true },
        _ => null,
    };

    private static PhotoSearch? WithFaces(PhotoSearch search, string value)
    {
        if (value.Split("..") is not [var least, var most])
        {
            return null;
        }

        var (min, max) = (Id(least), Id(most));
        return (min is null && least.Length > 0) || (max is null && most.Length > 0) ? null : search with { MinFaces = min, MaxFaces = max };
    }

    private static PhotoSearch? WithFolder(PhotoSearch search, string value) =>
        value.Split('/', 2) is [var root, var path] && Id(root) is { } id ? search with { Folder = new LibraryFolder(id, path) } : null;

    private static int? Id(string value) => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    private static DateOnly? Day(string value) =>
        DateOnly.TryParseExact(value, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
