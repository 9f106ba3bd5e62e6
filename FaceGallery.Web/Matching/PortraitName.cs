using System.Diagnostics.CodeAnalysis;
using FaceGallery.Domain.Messages;
using FaceGallery.Domain.People;

namespace FaceGallery.Web.Matching;

/// <summary>Whose portrait a file below <c>People/</c> is: <c>&lt;Person&gt;.jpg</c>, or anything in <c>&lt;Person&gt;/</c>.</summary>
public static class PortraitName
{
    /// <param name="path">Below the portraits' folder, with forward slashes.</param>
    public static bool TryParse(string path, [NotNullWhen(true)] out PersonName? name, [NotNullWhen(false)] out Message? problem)
    {
        var folderEnd = path.IndexOf('/', StringComparison.Ordinal);
        return PersonName.TryParse(folderEnd < 0 ? WithoutExtension(path) : path[..folderEnd], out name, out problem);
    }

    private static string WithoutExtension(string fileName)
    {
        var dot = fileName.LastIndexOf('.');
        return dot < 0 ? fileName : fileName[..dot];
    }
}
