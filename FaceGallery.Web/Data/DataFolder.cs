using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace FaceGallery.Web.Data;

/// <summary>
/// The folder that everything of ours lives in: database, previews, weights, logs. One process at a time owns it.
/// </summary>
public sealed partial class DataFolder : IDisposable
{
    /// <summary>What the owner set on the settings page, in the folder.</summary>
    public const string SettingsFile = "settings.json";

    private const string LockFile = ".lock";
    private const string KeysFolder = "keys";

    // <errno.h>: the same on x64 and arm64.
    private const int WouldBlock = 11;
    private const int NoSpace = 28;
    private const int ReadOnlyDrive = 30;
    private const int QuotaExceeded = 122;

    /// <summary>The setting that says where it is; relative paths mean the caller's directory.</summary>
    public const string Setting = "Data:Folder";

    // <fcntl.h>, <sys/file.h>: the same on x64 and arm64.
    private const int CloseOnExec = 0x80000;
    private const int LockAlone = 2;
    private const int LockAtOnce = 4;
    private const int Unlock = 8;

    private readonly FileStream _lock;
    private readonly SafeFileHandle? _held;

    private DataFolder(string path, FileStream lockFile, SafeFileHandle? held) => (Path, _lock, _held) = (path, lockFile, held);

    public string Path { get; }

    /// <summary>The folder of what a backup took the place of when this one was opened; null where none did.</summary>
    public string? Replaced { get; private set; }

    /// <summary>That others can get at it, in a sentence for the owner; null where they cannot.</summary>
    public string? Exposure { get; private set; }

    public string Database => DatabaseIn(Path);

    public string Renditions => System.IO.Path.Combine(Path, "renditions");

    /// <summary>Changed copies of photos for downloads: made again where they are missing.</summary>
    public string Downloads => System.IO.Path.Combine(Path, "downloads");

    /// <summary>What the owner wants to download.</summary>
    public string Archives => System.IO.Path.Combine(Path, "archives");

    public string Models => System.IO.Path.Combine(Path, "models");

    /// <summary>What signs forms and sessions, so that they outlive a restart.</summary>
    public string Keys => System.IO.Path.Combine(Path, KeysFolder);

    /// <summary>Who resembles whom: computed again where it is missing.</summary>
    public string Neighbours => System.IO.Path.Combine(Path, "neighbours.bin");

    /// <summary>Which photos are being read at this moment.</summary>
    public string Reading => System.IO.Path.Combine(Path, "reading");

    public string Logs => System.IO.Path.Combine(Path, "logs");

    /// <summary>Bytes that its drive has left.</summary>
    /// <exception cref="IOException">The drive does not say.</exception>
    public long FreeBytes => new DriveInfo(Path).AvailableFreeSpace;

    /// <summary>What the owner set on the settings page.</summary>
    public string Settings => System.IO.Path.Combine(Path, SettingsFile);

    /// <summary>Its full path; it need not exist.</summary>
    /// <param name="setting">The value of <see cref="Setting"/>; nothing for the default.</param>
    public static string PathOf(string? setting) => System.IO.Path.GetFullPath(setting is { Length: > 0 } ? setting : "data");

    /// <summary>The database's path in a folder that is not opened.</summary>
    public static string DatabaseIn(string path) => System.IO.Path.Combine(path, "facegallery.db");

    /// <summary>What a database is worth less without, and nothing makes again: the keys and the settings. Of a folder that need not be opened.</summary>
    public static IEnumerable<string> SmallFilesIn(string path)
    {
        var (keys, settings) = (System.IO.Path.Combine(path, KeysFolder), System.IO.Path.Combine(path, SettingsFile));
        return [.. Directory.Exists(keys) ? Directory.GetFiles(keys) : [], .. File.Exists(settings) ? new[] { settings } : []];
    }

    /// <summary>Makes the folder where it is not there yet, and takes it for this process.</summary>
    /// <exception cref="DataFolderException">It cannot be made or written, or another process has it.</exception>
    public static DataFolder Open(string path)
    {
        var fullPath = System.IO.Path.GetFullPath(path);
        try
        {
            Directory.CreateDirectory(fullPath);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DataFolderException($"The data folder {fullPath} cannot be made: {exception.Message}", exception);
        }

        var lockFile = Lock(fullPath);
        SafeFileHandle? held;
        try
        {
            held = Hold(fullPath);
        }
        catch
        {
            lockFile.Dispose();
            throw;
        }

        var folder = new DataFolder(fullPath, lockFile, held);
        folder.Exposure = PrivateFiles.Close(fullPath, folder.Entries());
        try
        {
            folder.Replaced = BackupRestore.Finish(folder);
            return folder;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            folder.Dispose();
            throw new DataFolderException($"The backup that waits in {fullPath} cannot be put in its place: {exception.Message} It is tried again at the next start.", exception);
        }
    }

    public void Dispose()
    {
        if (_held is { IsClosed: false })
        {
            // Closing alone would leave it locked as long as a program that is just being started has a copy of the handle.
            _ = NativeLock(_held, Unlock);
            _held.Dispose();
        }

        _lock.Dispose();
    }

    private IEnumerable<string> Entries() =>
        [Database, $"{Database}-wal", $"{Database}-shm", Keys, Logs, Renditions, Downloads, Archives, Reading, Neighbours, Models, System.IO.Path.Combine(Path, "providers")];

    /// <summary>Whether another process, or this one, has it. Takes it for an instant where nobody has.</summary>
    /// <exception cref="UnauthorizedAccessException">It may not be looked at.</exception>
    public static bool IsInUse(string path)
    {
        try
        {
            using var file = new FileStream(System.IO.Path.Combine(path, LockFile), FileMode.Open, FileAccess.Read, FileShare.None);
            return false;
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
        catch (IOException exception) when (exception.HResult == WouldBlock)
        {
            return true;
        }
    }

    /// <summary>Whether it was thrown because a drive, or what its user may take of it, is full.</summary>
    public static bool IsFull(IOException exception) => exception.HResult is NoSpace or QuotaExceeded;

    /// <summary>Locks the folder itself, too: somebody might delete the lock file, and a second process would make another. Null where the system cannot.</summary>
    private static SafeFileHandle? Hold(string fullPath)
    {
        if (!OperatingSystem.IsLinux())
        {
            return null;
        }

        var folder = NativeOpen(fullPath, CloseOnExec);
        if (!folder.IsInvalid && NativeLock(folder, LockAlone | LockAtOnce) == 0)
        {
            return folder;
        }

        var error = Marshal.GetLastPInvokeError();
        folder.Dispose();
        return error == WouldBlock ? throw InUse(fullPath, new IOException($"{fullPath} is locked.", error)) : null;
    }

    private static DataFolderException InUse(string fullPath, IOException exception) => new(
        $"The data folder {fullPath} is in use by another FaceGallery. Stop that one first, or give another folder with --data.", exception);

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial SafeFileHandle NativeOpen(string path, int flags);

    [LibraryImport("libc", EntryPoint = "flock", SetLastError = true)]
    private static partial int NativeLock(SafeFileHandle folder, int operation);

    private static FileStream Lock(string fullPath)
    {
        try
        {
            return new FileStream(System.IO.Path.Combine(fullPath, LockFile), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception) when (exception.HResult == WouldBlock)
        {
            throw InUse(fullPath, exception);
        }
        catch (IOException exception) when (exception.HResult == ReadOnlyDrive)
        {
            throw new DataFolderException($"The drive of the data folder {fullPath} is mounted read-only. Mount it so that it can be written, or give another folder with --data.", exception);
        }
        catch (IOException exception) when (IsFull(exception))
        {
            throw new DataFolderException($"The drive of the data folder {fullPath} is full. Make room on it, or give another folder with --data.", exception);
        }
        catch (UnauthorizedAccessException exception)
        {
            var user = PrivateFiles.User is { } id ? $" (user {id})" : "";
            var remedy = PrivateFiles.User is { } number
                ? $"Give it to that user (chown -R {number} {fullPath}), or start FaceGallery as the user that it belongs to; in a container, that is the line \"user:\" in compose.yaml."
                : "Give that user the right to it.";
            throw new DataFolderException($"The data folder {fullPath} cannot be written by the user that FaceGallery runs as{user}. {remedy}", exception);
        }
        catch (IOException exception)
        {
            throw new DataFolderException($"The data folder {fullPath} cannot be written: {exception.Message}", exception);
        }
    }
}
