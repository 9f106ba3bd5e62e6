using FaceGallery.Web.Data;
using FaceGallery.Web.Library;

namespace FaceGallery.Web.Commands;

/// <summary>The folder that the setting Data:Folder names; relative paths mean the caller's directory.</summary>
internal static class DataFolderSetting
{
    /// <exception cref="CommandException">It is in a library folder, where nothing may be written.</exception>
    /// <exception cref="DataFolderException">It cannot be made or written, or another process has it.</exception>
    public static DataFolder Open(IConfiguration configuration)
    {
        var library = configuration.GetSection(LibraryOptions.Section).Get<LibraryOptions>() ?? new LibraryOptions();
        var data = Path.GetFullPath(configuration["Data:Folder"] is { Length: > 0 } folder ? folder : "data");
        foreach (var root in library.Photos.Append(library.People).OfType<string>().Where(root => root.Length > 0))
        {
            FolderChecks.RefuseWithin("The data folder", data, root);
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
}
