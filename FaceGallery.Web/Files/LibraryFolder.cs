using FaceGallery.Domain.Messages;
using FaceGallery.Web.Library;

namespace FaceGallery.Web.Files;

/// <summary>Whether a folder can be a root folder of the library, or one to write to.</summary>
public static class LibraryFolder
{
    /// <param name="path">As it was typed.</param>
    /// <param name="dataFolder">Our own.</param>
    /// <returns>Why it cannot; null where it can.</returns>
    public static Message? Problem(string path, string dataFolder)
    {
        if (!Path.IsPathFullyQualified(path) || path.Contains('\0', StringComparison.Ordinal))
        {
            return new Message("Folder.NotFull", path);
        }

        try
        {
            var (real, data) = (RealPath.Of(path), RealPath.Of(dataFolder));
            return File.Exists(path) ? new Message("Folder.IsFile", path)
                : !Directory.Exists(path) ? new Message("Folder.Missing", path)
                : RealPath.IsWithin(real, data) ? new Message("Folder.InData", path)
                : RealPath.IsWithin(data, real) ? new Message("Folder.HoldsData", path, dataFolder)
                : Unreadable(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new Message("Folder.Unreadable", path, exception.Message);
        }
    }

    /// <summary>Whether a folder lies in the library, where nothing but uploads is ever written; links are followed. What leads in a circle, or is no path, counts as within.</summary>
    public static bool Holds(LibraryOptions library, string folder)
    {
        try
        {
            var real = RealPath.Of(folder);
            return library.AllRoots().Any(root => RealPath.IsWithin(real, RealPath.Of(root.Path)));
        }
        catch (Exception exception) when (exception is IOException or ArgumentException)
        {
            return true;
        }
    }

    private static Message? Unreadable(string path)
    {
        _ = Directory.EnumerateFileSystemEntries(path).Any();
        return null;
    }
}
