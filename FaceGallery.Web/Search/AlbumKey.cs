using System.Collections.Frozen;
using FaceGallery.Domain.Albums;
using FaceGallery.Domain.Events;

namespace FaceGallery.Web.Search;

/// <summary>Names an album in addresses: "all", "group", "unnamed", "noface", "unknown", "favourites", "hidden", or a search as <see cref="PhotoSearchText"/> writes it.</summary>
public sealed class AlbumKey : IEquatable<AlbumKey>
{
    private static readonly (string Name, PhotoSearch Search)[] Named =
    [
        ("all", new PhotoSearch()),
        ("group", new PhotoSearch { MinFaces = 2 }),
        ("unknown", new PhotoSearch { Known = KnownFaces.Nobody }),
        ("unnamed", new PhotoSearch { Known = KnownFaces.Nobody, MinFaces = 1 }),
        ("noface", new PhotoSearch { MaxFaces = 0 }),
        ("favourites", new PhotoSearch { IsFavourite = true }),
        ("hidden", new PhotoSearch { IsHidden = true }),
    ];

    private static readonly FrozenDictionary<string, string> NameOf =
        Named.ToFrozenDictionary(album => PhotoSearchText.Write(album.Search), album => album.Name);

    private static readonly FrozenDictionary<string, AlbumKey> ByName = Named.ToFrozenDictionary(album => album.Name, album => new AlbumKey(album.Search));

    private readonly string _text;

    private AlbumKey(PhotoSearch search)
    {
        var text = PhotoSearchText.Write(search);
        (Search, _text) = (search, NameOf.GetValueOrDefault(text, text));
    }

    /// <summary>Every photo.</summary>
    public static AlbumKey Everything => ByName["all"];

    /// <summary>Two or more accepted faces, named or not.</summary>
    public static AlbumKey Group => ByName["group"];

    /// <summary>Readable, and no face named: the two below together.</summary>
    public static AlbumKey Unknown => ByName["unknown"];

    /// <summary>There are faces, but none bears a name.</summary>
    public static AlbumKey Unnamed => ByName["unnamed"];

    /// <summary>There is no face.</summary>
    public static AlbumKey NoFace => ByName["noface"];

    /// <summary>What the owner likes best.</summary>
    public static AlbumKey Favourites => ByName["favourites"];

    /// <summary>What the owner keeps to himself.</summary>
    public static AlbumKey Hidden => ByName["hidden"];

    public PhotoSearch Search { get; }

    /// <summary>Of an album that was filled by hand, and not of a part of it.</summary>
    public int? OwnAlbumId => Search.AlbumId is { } id && Equals(OfOwn(id)) ? id : null;

    /// <summary>The page that shows the album.</summary>
    public string Href => this switch
    {
        _ when Equals(Everything) => "timeline",
        _ when Equals(Group) => "groups",
        _ when Equals(Unnamed) || Equals(Unknown) => "unknown?list=unnamed",
        _ when Equals(NoFace) => "unknown?list=noface",
        _ when Equals(Hidden) => "hidden",
        { Search.AllOf: [var person] } when Equals(OfPerson(person)) => $"people/{person}",
        { Search.EventId: { } id } when Equals(OfEvent(id)) => $"events/{id}",
        { OwnAlbumId: { } id } => $"albums/{id}",
        { Search.Folder: { } folder } when Equals(OfFolder(folder)) => $"folders/{folder.RootId}?path={Uri.EscapeDataString(folder.Path)}",
        _ => SearchHref,
    };

    /// <summary>The page that shows it to others than the owner, whose are the pages of the unknown and of folders.</summary>
    private string HrefForOthers => Equals(Hidden) || Href.StartsWith("unknown", StringComparison.Ordinal) || Href.StartsWith("folders", StringComparison.Ordinal) ? SearchHref : Href;

    /// <param name="isOwner">Whether the reader is the owner.</param>
    public string HrefFor(bool isOwner) => isOwner ? Href : HrefForOthers;

    private string SearchHref => $"search?in={Uri.EscapeDataString(_text)}";

    public static AlbumKey Of(PhotoSearch search) => new(search);

    public static AlbumKey OfPerson(int personId) => new(new PhotoSearch { AllOf = [personId] });

    public static AlbumKey OfEvent(int eventId) => new(new PhotoSearch { EventId = eventId });

    /// <summary>An album that was filled by hand.</summary>
    public static AlbumKey OfOwn(int albumId) => new(new PhotoSearch { AlbumId = albumId });

    public static AlbumKey OfFolder(LibraryFolder folder) => new(new PhotoSearch { Folder = folder });

    public static AlbumKey? Parse(string? text) => text switch
    {
        null or "" => null,
        _ when ByName.TryGetValue(text, out var album) => album,
        _ => PhotoSearchText.Read(text) is { } search ? new AlbumKey(search) : null,
    };

    public bool Equals(AlbumKey? other) => _text == other?._text;

    public override bool Equals(object? obj) => Equals(obj as AlbumKey);

    public override int GetHashCode() => _text.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => _text;
}
