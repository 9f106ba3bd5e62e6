using FaceGallery.Domain.Messages;
using FaceGallery.Web.Data;
using FaceGallery.Web.Files;
using FaceGallery.Web.Library;
using FaceGallery.Web.Localisation;

namespace FaceGallery.Web.Commands;

/// <summary>The folder that the setting Data:Folder names; relative paths mean the caller's directory.</summary>
internal static class DataFolderSetting
{
    /// <exception cref="CommandException">It is in a library folder, where nothing may be written, or on a network drive, where no database can be.</exception>
    /// <exception cref="DataFolderException">It cannot be made or written, or another process has it.</exception>
    public static DataFolder Open(IConfiguration configuration)
    {
        var library = configuration.GetSection(LibraryOptions.Section).Get<LibraryOptions>() ?? new LibraryOptions();
        var data = library.DataFolder = DataFolder.PathOf(configuration[DataFolder.Setting]);
        foreach (var root in library.Photos.Append(library.People).OfType<string>().Where(root => root.Length > 0))
        {
            FolderChecks.RefuseWithin("The data folder", data, root);
            if (Path.GetFullPath(root) is var full && full != library.UploadsFolder && full != library.OwnPeople)
            {
                RefuseOurs(full, data);
            }
        }

        if (NetworkDrive.KindOf(data) is { } kind)
        {
            throw new CommandException(ExitCodes.CannotDo, EnglishText.Of(new Message("Doctor.Data.Network", data, kind)));
        }

        // All that these commands write is ours; the albums of `separate` are for whoever may read them.
        PrivateFiles.MakeAll();
        var opened = DataFolder.Open(data);
        if (opened.Exposure is { } exposure)
        {
            Console.Error.WriteLine(exposure);
        }

        return opened;
    }

    private static void RefuseOurs(string root, string data)
    {
        if (RealPath.IsWithin(RealPath.Of(root), RealPath.Of(data)))
        {
            throw new CommandException(ExitCodes.WrongUsage, EnglishText.Of(new Message("Folder.InData", root)));
        }
    }
}
