namespace FaceGallery.Web.Export;

/// <summary>Lets all users of the machine read what this process wrote, which is its own otherwise. A drive that keeps no permissions, such as a stick, has one for all.</summary>
internal static class OpenToAll
{
    private const UnixFileMode Read = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private const UnixFileMode Enter = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>Makes a folder, with those that it lies in. One that is there stays as it is.</summary>
    public static void MakeFolder(string path)
    {
        if (Directory.Exists(path))
        {
            return;
        }

        if (Path.GetDirectoryName(path) is { } parent)
        {
            MakeFolder(parent);
        }

        Directory.CreateDirectory(path);
        Folder(path);
    }

    public static void Folder(string path) => Set(path, Read | Enter);

    public static void File(string path) => Set(path, Read);

    private static void Set(string path, UnixFileMode mode)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        try
        {
            System.IO.File.SetUnixFileMode(path, mode);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Then everybody reads it, or nobody but whoever mounted the drive.
        }
    }
}
