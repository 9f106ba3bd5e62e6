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

    /// <summary>The folder of portraits that enrols people; none when empty.</summary>
    public string? People { get; init; }

    /// <summary>
    /// Links to files outside the root folders are photos, too. Whoever can make a link in the share then shows with it any picture that the program may
    /// read.
    /// </summary>
    public bool FollowOutsideLinks { get; init; }

    /// <summary>The root folders by their full paths, portraits first: names should be known before the photos that they name.</summary>
    public IEnumerable<LibraryRoot> Roots() => (string.IsNullOrWhiteSpace(People) ? [] : new[] { People })
        .Select(path => new LibraryRoot { Path = FullPath(path), Kind = RootKind.People })
        .Concat(Photos.Where(path => !string.IsNullOrWhiteSpace(path)).Select(FullPath).Distinct()
            .Select(path => new LibraryRoot { Path = path, Kind = RootKind.Photos }));

    private static string FullPath(string path) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
}
