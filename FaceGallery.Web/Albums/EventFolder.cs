using System.Text.RegularExpressions;
using FaceGallery.Domain.Albums;

namespace FaceGallery.Web.Albums;

/// <summary>What the folder of an event's photos says of it.</summary>
internal static partial class EventFolder
{
    /// <summary>The folder as one text with its root.</summary>
    public static string Of(int rootId, string path) => $"{rootId}/{path[..(path.LastIndexOf('/') is >= 0 and var slash ? slash : 0)]}";

    /// <summary>The name of the one folder that all lie in, where somebody chose it: neither a date nor what cameras and phones write into.</summary>
    public static string? NameOf(IReadOnlyList<EventPhoto> photos)
    {
        var folder = photos[0].Folder;
        var name = folder[(folder.LastIndexOf('/') + 1)..];
        return photos.All(photo => photo.Folder == folder) && folder.Contains('/', StringComparison.Ordinal) && folder.IndexOf('/') < folder.Length - 1 && !Meaningless().IsMatch(name)
            ? name[..Math.Min(name.Length, PhotoEvent.MaxNameLength)]
            : null;
    }

    [GeneratedRegex(@"^([\d\s._-]*|dcim|camera( roll| uploads)?|pictures|photos|images|screenshots|whatsapp images|downloads?|\d{3}\w{5})$", RegexOptions.IgnoreCase)]
    private static partial Regex Meaningless();
}
