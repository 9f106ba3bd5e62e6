using System.ComponentModel.DataAnnotations;

namespace FaceGallery.Web.Indexing;

/// <summary>Where the pictures are. Relative paths mean the caller's directory.</summary>
public sealed class LibraryOptions
{
    public const string Section = "Library";

    /// <summary>The root folders of the photo share. None is allowed: the pages then say how to add one.</summary>
    [Required]
    public IList<string> Photos { get; init; } = [];

    /// <summary>The folder of portraits that enrols people; none when empty.</summary>
    public string? People { get; init; }
}
