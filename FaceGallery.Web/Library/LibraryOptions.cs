using System.ComponentModel.DataAnnotations;
using FaceGallery.Domain.Photos;

namespace FaceGallery.Web.Library;

/// <summary>Where the pictures are. Relative paths mean the caller's directory.</summary>
public sealed class LibraryOptions
{
    public const string Section = "Library";

    /// <summary>The root folders of the photo share. None is allowed: the pages then say how to add one.</summary>
    [Required]
    public IList<string> Photos { get; init; } = [];

    /// <summary>
    /// What root folders are called, on pages and in exports, as "Holidays = /mnt/photos". One without a name is called by the last part of its path. The folder need not be a root folder any more, or yet.
    /// </summary>
    public IList<string> Names { get; init; } = [];

    /// <summary>The folder of portraits that enrols people; none when empty.</summary>
    public string? People { get; init; }

    /// <summary>Where what the owner uploads is kept: in the data folder, unless a folder is named here. One of <see cref="Photos"/> may be, and is then written to.</summary>
    public string? Uploads { get; init; }

    /// <summary>Folders that the guided setup lets the owner choose from, with all below them. Empty for where drives and shares usually are.</summary>
    public IList<string>? Places { get; init; }

    /// <summary>Our own data, which uploads lie in; a setting of its own says where.</summary>
    internal string DataFolder { get; set; } = "./data";

    /// <summary>The folder of uploaded photos, by its full path. It need not exist yet.</summary>
    public string UploadsFolder => FullPath(string.IsNullOrWhiteSpace(Uploads) ? Path.Combine(DataFolder, "photos") : Uploads);

    /// <summary>The folder of uploaded portraits, by its full path. It need not exist yet.</summary>
    public string OwnPeople => FullPath(Path.Combine(DataFolder, "people"));

    /// <summary>The system is believed that it tells all changes.</summary>
    public const string WatchEvents = "events";

    /// <summary>Nothing is watched; scans find what changed.</summary>
    public const string WatchPoll = "poll";

    /// <summary>How changes come to be known: "auto", by the kind of each folder's drive; "events"; or "poll".</summary>
    [RegularExpression("^(auto|events|poll)$", ErrorMessage = "Library:Watch must be auto, events or poll.")]
    public string Watch { get; init; } = "auto";

    /// <summary>
    /// Links to files outside the root folders are photos, too. Whoever can make a link in the share then shows with it any picture that the program may
    /// read.
    /// </summary>
    public bool FollowOutsideLinks { get; init; }

    /// <summary>Photos that show nearly the same, taken within seconds, are one stack. What the owner stacked stays stacked without it.</summary>
    public bool StacksPhotos { get; init; } = true;

    /// <summary>
    /// The root folders by their full paths, portraits first: names should be known before the photos that they name. Our own are among them as soon as something
    /// was uploaded.
    /// </summary>
    public IEnumerable<LibraryRoot> Roots() => AllRoots().Where(root => (root.Path != OwnPeople && root.Path != UploadsFolder) || Directory.Exists(root.Path) || IsNamed(root.Path));

    /// <summary>The same, and our own whether or not something was uploaded.</summary>
    public IEnumerable<LibraryRoot> AllRoots() =>
        Paths([People], OwnPeople).Select(path => new LibraryRoot { Path = path, Kind = RootKind.People })
            .Concat(Paths(Photos, UploadsFolder).Select(path => new LibraryRoot { Path = path, Kind = RootKind.Photos }));

    /// <summary>Names are folders of exports, and each is of one folder.</summary>
    public bool HasProperNames => Named.ToList() is var named
        && named.TrueForAll(root => root.Path.Length > 0 && root.Name is not ("" or "." or "..") && root.Name.AsSpan().IndexOfAny("/\\\0") < 0)
        && named.DistinctBy(root => root.Name, StringComparer.OrdinalIgnoreCase).Count() == named.Count && named.DistinctBy(root => root.Path).Count() == named.Count;

    private IEnumerable<(string Name, string Path)> Named => Names.Where(line => !string.IsNullOrWhiteSpace(line)).Select(line => line.Split('=', 2, StringSplitOptions.TrimEntries))
        .Select(parts => parts is [var name, { Length: > 0 } path] && !path.Contains('\0', StringComparison.Ordinal) ? (name, FullPath(path)) : ("", ""));

    /// <param name="path">The full path of a root folder, of now or of before.</param>
    public string NameOf(string path) =>
        Named.FirstOrDefault(root => root.Path == path).Name is { } name ? name
        : Path.GetFileName(path) is { Length: > 0 } last ? last
        : path;

    private bool IsNamed(string path) => Photos.Append(People).Any(named => !string.IsNullOrWhiteSpace(named) && FullPath(named) == path);

    private static List<string> Paths(IEnumerable<string?> named, string own)
    {
        List<string> paths = [.. named.Where(path => !string.IsNullOrWhiteSpace(path)).Select(path => FullPath(path!)).Distinct()];
        var isWithin = paths.Exists(path => own == path || own.StartsWith(path + Path.DirectorySeparatorChar, StringComparison.Ordinal));
        return isWithin ? paths : [.. paths, own];
    }

    private static string FullPath(string path) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
}
