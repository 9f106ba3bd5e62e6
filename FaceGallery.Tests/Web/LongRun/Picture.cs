namespace FaceGallery.Tests.Web.LongRun;

/// <summary>A picture of the share, whatever its files are called and its bytes are by now, and what was said of it.</summary>
/// <param name="source">Below the shared photos.</param>
/// <param name="person">Who is in it; null where nobody knows.</param>
internal sealed class Picture(string source, string? person)
{
    public string Source => source;

    public string? Person => person;

    /// <summary>Paths of the files that show it.</summary>
    public HashSet<string> Places { get; } = [];

    public required byte[] Bytes { get; set; }

    /// <summary>Of the bytes.</summary>
    public required string Hash { get; set; }

    public int Edits { get; set; }

    /// <summary>Whose the largest face is, as the owner said.</summary>
    public string? Name { get; set; }

    public string? Caption { get; set; }

    public bool IsFavourite { get; set; }

    public bool IsThere => Places.Count > 0;

    /// <summary>What was said, in one line; null where nothing was.</summary>
    public string? Said => Line(Name is null ? [] : [Name], Caption, IsFavourite, IsThere);

    public static string? Line(IEnumerable<string> names, string? caption, bool isFavourite, bool isThere)
    {
        var said = string.Join(", ", names);
        return said.Length == 0 && caption is null && !isFavourite ? null : $"{said}; {caption}; {(isFavourite ? "favourite" : "")}; {(isThere ? "there" : "gone")}";
    }
}
