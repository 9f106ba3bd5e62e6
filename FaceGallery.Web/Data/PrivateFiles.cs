using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace FaceGallery.Web.Data;

/// <summary>Keeps what is ours from the other users of the machine. Windows does so by what a folder inherits, and nothing is done there.</summary>
internal static partial class PrivateFiles
{
    private const UnixFileMode OfOthers = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    private const uint NothingForOthers = 0x3F;

    /// <summary>From now on what this process makes is open to its own user only.</summary>
    public static void MakeAll()
    {
        if (!OperatingSystem.IsWindows())
        {
            _ = NativeMask(NothingForOthers);
        }
    }

    /// <summary>Takes from others the right to a folder, and to these entries of it with all below them.</summary>
    /// <returns>What others may still do, in a sentence for the owner; null where all is closed.</returns>
    public static string? Close(string folder, IEnumerable<string> entries)
    {
        // Closing the folder closes everything in it, so its files need to be checked only once.
        if (OperatingSystem.IsWindows() || !IsOpen(folder))
        {
            return null;
        }

        string problem;
        try
        {
            Array.ForEach([.. entries.Where(Path.Exists).SelectMany(WithAllBelow), folder], Close);
            problem = "its drive keeps no permissions";
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            problem = exception.Message.TrimEnd('.');
        }

        return IsOpen(folder) ? $"Other users of this machine may open the data folder {folder}, and that cannot be changed: {problem}. Give another with --data." : null;
    }

    private static IEnumerable<string> WithAllBelow(string entry) => Directory.Exists(entry)
        ? Directory.EnumerateFileSystemEntries(entry, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint }).Append(entry)
        : [entry];

    [UnsupportedOSPlatform("windows")]
    private static bool IsOpen(string path) => (File.GetUnixFileMode(path) & OfOthers) != 0;

    [UnsupportedOSPlatform("windows")]
    private static void Close(string path) => File.SetUnixFileMode(path, File.GetUnixFileMode(path) & ~OfOthers);

    /// <summary>The user that this process acts as; null on Windows.</summary>
    public static uint? User => OperatingSystem.IsWindows() ? null : NativeUser();

    [LibraryImport("libc", EntryPoint = "geteuid")]
    private static partial uint NativeUser();

    [LibraryImport("libc", EntryPoint = "umask")]
    private static partial uint NativeMask(uint mask);
}
