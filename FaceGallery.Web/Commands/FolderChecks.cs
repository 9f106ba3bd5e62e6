using FaceGallery.Web.Files;

namespace FaceGallery.Web.Commands;

/// <summary>What is to be right about the folders of a call before anything is written.</summary>
internal static class FolderChecks
{
    /// <summary>The share is read-only to us.</summary>
    /// <param name="what">What would be written: "The output folder".</param>
    /// <exception cref="CommandException">The path is the library's folder, or lies in it.</exception>
    public static void RefuseWithin(string what, string path, string libraryFolder)
    {
        if (RealPath.IsWithin(RealPath.Of(path), RealPath.Of(libraryFolder)))
        {
            throw new CommandException(
                ExitCodes.WrongUsage, $"{what} {path} lies in {libraryFolder}, where nothing is ever written. Give another place.");
        }
    }

    /// <summary>An album might bear the name of the folder that leads to the library.</summary>
    /// <exception cref="CommandException">The library's folder lies in the output.</exception>
    public static void RefuseLibraryWithin(string output, string libraryFolder)
    {
        if (RealPath.IsWithin(RealPath.Of(libraryFolder), RealPath.Of(output)))
        {
            throw new CommandException(
                ExitCodes.WrongUsage, $"{libraryFolder} lies in the output folder {output}, where albums are written and removed. Give another --output.");
        }
    }

    /// <param name="what">"The photos folder".</param>
    /// <exception cref="CommandException">It is not there, is no folder or cannot be read.</exception>
    public static void RequireReadable(string what, string folder)
    {
        if (File.Exists(folder))
        {
            throw new CommandException(ExitCodes.CannotDo, $"{what} {folder} is a file. Give the folder that it lies in.");
        }

        if (!Directory.Exists(folder))
        {
            throw new CommandException(ExitCodes.CannotDo, $"{what} {folder} does not exist, or cannot be reached.");
        }

        try
        {
            _ = Directory.EnumerateFileSystemEntries(folder).Any();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CommandException(ExitCodes.CannotDo, $"{what} {folder} cannot be read: {exception.Message}");
        }
    }
}
