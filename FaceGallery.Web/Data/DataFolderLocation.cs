using FaceGallery.Web.Commands;
using FaceGallery.Web.Indexing;

namespace FaceGallery.Web.Data;

/// <summary>Where the settings put the data folder, and where it must not be.</summary>
public static class DataFolderLocation
{
    private static readonly StringComparison PathComparison =
        OperatingSystem.IsLinux() ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;

    /// <summary>Takes the folder that the setting Data:Folder names; relative paths mean the caller's directory.</summary>
    /// <exception cref="CommandException">It is in a library folder, where nothing may be written.</exception>
    /// <exception cref="DataFolderException">It cannot be made or written, or another process has it.</exception>
    public static DataFolder Open(IConfiguration configuration)
    {
        var folder = configuration["Data:Folder"] is { Length: > 0 } set ? set : "./data";
        var library = configuration.GetSection(LibraryOptions.Section).Get<LibraryOptions>() ?? new LibraryOptions();
        RequireOutside(library, "data folder", folder);
        return DataFolder.Open(folder);
    }

    /// <summary>Nothing is ever written below a library root: a folder that we write must not be one, or in one.</summary>
    /// <param name="library">The library's folders.</param>
    /// <param name="what">What the folder is, as the sentence names it: "data folder".</param>
    /// <param name="folder">The folder that is to be written.</param>
    /// <exception cref="CommandException">It is in a library folder.</exception>
    public static void RequireOutside(LibraryOptions library, string what, string folder)
    {
        string?[] roots = [.. library.Photos, library.People];
        foreach (var root in roots.OfType<string>().Where(root => root.Length > 0))
        {
            if (IsWithin(RealPath(folder), RealPath(root)))
            {
                throw new CommandException(
                    ExitCodes.WrongUsage,
                    $"The {what} {Path.GetFullPath(folder)} is inside the library folder {Path.GetFullPath(root)}, where FaceGallery never writes. "
                    + "Choose a folder outside it.");
            }
        }
    }

    private static bool IsWithin(string folder, string root) =>
        folder.Equals(root, PathComparison)
        || folder.StartsWith(Path.TrimEndingDirectorySeparator(root) + Path.DirectorySeparatorChar, PathComparison)
        || root.Equals(Path.GetPathRoot(folder), PathComparison);

    /// <summary>The full path with every link on the way followed, as far as the folders exist.</summary>
    private static string RealPath(string path)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        var parent = Path.GetDirectoryName(full);
        if (parent is null)
        {
            return full;
        }

        var real = Path.Combine(RealPath(parent), Path.GetFileName(full));
        return Directory.ResolveLinkTarget(real, returnFinalTarget: true) is { } target ? RealPath(target.FullName) : real;
    }
}
