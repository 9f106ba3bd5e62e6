using System.Text.RegularExpressions;
using FaceGallery.Domain.Names;

namespace FaceGallery.Domain.Events;

/// <summary>What a photo's folder says of its event. A folder is one text, "root id/path".</summary>
public static partial class EventFolder
{
    /// <param name="path">Of the photo, below the root.</param>
    public static string Of(int rootId, string path) => $"{rootId}/{path[..(path.LastIndexOf('/') is >= 0 and var slash ? slash : 0)]}";

    /// <summary>The folder's own name, where somebody chose it: null for the root, for a date, and for what cameras and phones write into.</summary>
    public static string? NameOf(string folder)
    {
        var name = VisibleText.Of(folder[(folder.LastIndexOf('/') + 1)..]);
        return name.Length == 0 || Meaningless().IsMatch(name) ? null : name[..Math.Min(name.Length, PhotoEvent.MaxNameLength)];
    }

    /// <summary>The folder's name as people would write it: "2026-07-04_garden_party" is "garden party".</summary>
    /// <returns>Null where nothing is left of it.</returns>
    public static string? TitleOf(string name) => LeadingDate().Replace(name.Replace('_', ' '), "").Trim() is { Length: > 0 } title ? title : null;

    [GeneratedRegex(@"^[\d\s.-]{6,}")]
    private static partial Regex LeadingDate();

    [GeneratedRegex(
        @"^([\d\s._-]*|dcim|camera( roll| uploads)?|pictures|photos|images|screenshots|whatsapp images|downloads?|\d{3}\w{5})$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Meaningless();
}
