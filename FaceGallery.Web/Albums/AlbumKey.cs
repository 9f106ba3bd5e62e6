using System.Globalization;

namespace FaceGallery.Web.Albums;

/// <summary>Names an album in addresses: "group", "unnamed", "noface", "unknown", or "person-12".</summary>
/// <param name="PersonId">Whose album it is; 0 for the albums that are nobody's.</param>
public sealed record AlbumKey(AlbumKind Kind, int PersonId = 0)
{
    private const string PersonPrefix = "person-";

    /// <summary>The page that shows the album.</summary>
    public string Href => Kind switch
    {
        AlbumKind.Person => $"/people/{PersonId}",
        AlbumKind.Group => "/groups",
        AlbumKind.NoFace => "/unknown?list=noface",
        _ => "/unknown?list=unnamed",
    };

    public static AlbumKey OfPerson(int personId) => new(AlbumKind.Person, personId);

    public static AlbumKey? Parse(string? text)
    {
        if (text is null)
        {
            return null;
        }

        if (text.StartsWith(PersonPrefix, StringComparison.Ordinal))
        {
            return int.TryParse(text.AsSpan(PersonPrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? OfPerson(id) : null;
        }

        return Enum.GetValues<AlbumKind>().Where(kind => kind != AlbumKind.Person)
            .Select(kind => new AlbumKey(kind))
            .FirstOrDefault(album => album.ToString() == text);
    }

    public override string ToString() => Kind switch
    {
        AlbumKind.Person => string.Create(CultureInfo.InvariantCulture, $"{PersonPrefix}{PersonId}"),
        AlbumKind.Group => "group",
        AlbumKind.Unknown => "unknown",
        AlbumKind.Unnamed => "unnamed",
        AlbumKind.NoFace => "noface",
        _ => throw new InvalidOperationException($"There is no album {Kind}."),
    };
}
