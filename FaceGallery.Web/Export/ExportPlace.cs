using FaceGallery.Web.Data;
using FaceGallery.Web.Files;
using FaceGallery.Web.Library;
using Microsoft.Extensions.Options;

namespace FaceGallery.Web.Export;

/// <summary>Where albums are exported to.</summary>
public sealed class ExportPlace(IOptionsMonitor<ExportOptions> options, IOptionsMonitor<LibraryOptions> library, IOptionsMonitor<StorageOptions> storage)
{
    /// <summary>Whether there is one.</summary>
    public bool IsOffered => options.CurrentValue.IsOn;

    /// <summary>Room that is left on its drive, in bytes.</summary>
    public long LeastFreeBytes => storage.CurrentValue.LeastFreeBytes;

    /// <summary>Full path of the folder of that name; null where it, or what a link in its place leads to, is none that may be written.</summary>
    public string? FolderOf(string name)
    {
        var folder = Path.Combine(Path.GetFullPath(options.CurrentValue.Folder!), SafeFolderName.Of(name));
        return IsApart(options.CurrentValue, library.CurrentValue) && new FileInfo(folder).LinkTarget is null ? folder : null;
    }

    /// <summary>
    /// Whether the place is neither in the library or our own data nor around them, links followed: nothing is ever written there; and around them, an album might bear the
    /// name of a folder that leads to them.
    /// </summary>
    public static bool IsApart(ExportOptions export, LibraryOptions library)
    {
        try
        {
            var place = RealPath.Of(export.Folder!);
            return library.AllRoots().Select(root => root.Path).Append(Path.GetFullPath(library.DataFolder)).Select(RealPath.Of)
                .All(other => !RealPath.IsWithin(place, other) && !RealPath.IsWithin(other, place));
        }
        catch (Exception exception) when (exception is IOException or ArgumentException)
        {
            // Links that lead in a circle lead nowhere, and neither does what is no path.
            return false;
        }
    }
}
