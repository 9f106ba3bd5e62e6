using System.Globalization;
using FaceGallery.Domain.Messages;

namespace FaceGallery.Web.Exchange;

/// <summary>Why something was not taken over.</summary>
public enum ImportSkip
{
    /// <summary>A file cannot be read: cut off, not in UTF-8, nested too deep, with a document type.</summary>
    Unreadable,
    TooLarge,

    /// <summary>Of Takeout: a picture that the library does not have.</summary>
    NotInLibrary,

    /// <summary>Of Takeout: a JSON whose picture is not beside it.</summary>
    NoPicture,
    NotAName,

    /// <summary>A name without a place, and not just one face.</summary>
    NoSingleFace,

    /// <summary>The app's people say otherwise, or took it back.</summary>
    Decided,
    BadTime,
    BadPlace,

    /// <summary>A text was longer than there is room for.</summary>
    Cut,
    AlbumDeleted,
    AlbumEmpty,

    /// <summary>A search for an event, an album, a folder or somebody that there is not here.</summary>
    SearchOfOthers,
}

/// <summary>What was not taken over, counted by why, each with what it was first.</summary>
public sealed class ImportSkips
{
    private const int LongestExample = 120;

    private readonly SortedDictionary<ImportSkip, (int Count, string First)> _all = [];

    public ImportSkips()
    {
    }

    public ImportSkips(ImportSkips before) => _all = new(before._all);

    public IEnumerable<Message> Sentences => _all.Select(skip => new Message($"Import.Skip.{skip.Key}", skip.Value.Count.ToString(CultureInfo.InvariantCulture), skip.Value.First));

    public int CountOf(ImportSkip why) => _all.GetValueOrDefault(why).Count;

    /// <param name="what">A name or a path.</param>
    public void Add(ImportSkip why, string what) =>
        _all[why] = _all.TryGetValue(why, out var before) ? before with { Count = before.Count + 1 } : (1, what.Length > LongestExample ? what[..LongestExample] + "…" : what);
}

/// <summary>What an import took over, or would.</summary>
public sealed class ImportReport(ImportSkips before)
{
    public ImportSkips Skipped { get; } = new(before);

    /// <summary>Faces.</summary>
    public int Named { get; internal set; }

    /// <summary>Photos with a face that was named.</summary>
    public int NamedPhotos { get; internal set; }

    public int People { get; internal set; }

    /// <summary>Of <see cref="People"/>, those whom the app did not know.</summary>
    public int NewPeople { get; internal set; }

    public int Favourites { get; internal set; }

    public int Captions { get; internal set; }

    /// <summary>Photos that got keywords.</summary>
    public int Keywords { get; internal set; }

    public int Times { get; internal set; }

    public int Places { get; internal set; }

    public int Turns { get; internal set; }

    public int Hidden { get; internal set; }

    public int NewAlbums { get; internal set; }

    /// <summary>How often a photo was put into an album.</summary>
    public int InAlbums { get; internal set; }

    /// <summary>People whose birthday was filled in, or who became hidden or private.</summary>
    public int Described { get; internal set; }

    /// <summary>Faces that became strangers or no faces, or are not somebody.</summary>
    public int Judged { get; internal set; }

    /// <summary>Searches that are kept from now on.</summary>
    public int Searches { get; internal set; }

    /// <summary>Photos of which anything changed.</summary>
    public int Photos { get; internal set; }

    /// <summary>Those, and photos with a face that was named or that were put into an album.</summary>
    public int AllPhotos { get; internal set; }

    public bool IsNothing => Named + Photos + NewAlbums + InAlbums + Described + Judged + Searches == 0;

    /// <summary>What there is, and then what was left out.</summary>
    public IEnumerable<Message> Sentences =>
    [
        Named > 0 ? Counted("Names", Named, NamedPhotos, People, NewPeople) : new Message("Import.NoNames"),
        .. new[]
        {
            ("Favourites", Favourites), ("Captions", Captions), ("Keywords", Keywords), ("Times", Times), ("Places", Places), ("Turns", Turns), ("Hidden", Hidden), ("NewAlbums", NewAlbums), ("InAlbums", InAlbums),
            ("Described", Described), ("Judged", Judged), ("Searches", Searches),
        }.Where(count => count.Item2 > 0).Select(count => Counted(count.Item1, count.Item2)),
        .. Skipped.Sentences,
    ];

    private static Message Counted(string what, params IReadOnlyList<int> counts) => new($"Import.{what}", [.. counts.Select(count => count.ToString(CultureInfo.InvariantCulture))]);
}
