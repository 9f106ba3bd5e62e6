namespace FaceGallery.Web.Files;

/// <summary>Tells a folder from another one by its name: one that was replaced, or over which a drive was mounted.</summary>
public static class FolderIdentity
{
    /// <returns>The same as long as it is the same folder, with the same drives mounted in it; null where there is none, or it cannot be looked at.</returns>
    public static string? Of(string path)
    {
        if (!Directory.Exists(path))
        {
            return null;
        }

        if (!OperatingSystem.IsLinux())
        {
            return "";
        }

        try
        {
            using var held = Posix.Hold(path);
            return $"{Posix.IdentityOf(held, path)} {string.Join(' ', MountTable.Of(Posix.PathOf(held)).Select(mount => $"{mount.Path} {mount.FileSystem}"))}";
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
