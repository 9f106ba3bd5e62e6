using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace FaceGallery.Web.Files;

/// <summary>
/// What Linux can do with files and .NET cannot: hold an entry without opening it, tell a pipe from a file, list names that are not UTF-8. Names are
/// those of <see cref="NativeName"/>.
/// </summary>
internal static partial class Posix
{
    // <fcntl.h>: the same on x64 and arm64.
    private const int PlaceOnly = 0x200000; // O_PATH
    private const int CloseOnExec = 0x80000; // O_CLOEXEC
    private const int CurrentFolder = -100; // AT_FDCWD
    private const int LinkItself = 0x100; // AT_SYMLINK_NOFOLLOW
    private const int HandleItself = 0x1000; // AT_EMPTY_PATH

    private const int NotPermitted = 1;
    private const int NotFound = 2;
    private const int AccessDenied = 13;
    private const int NoFolder = 20;
    private const int Circle = 40;

    private const int LongestPath = 4096;

    /// <summary>Takes hold of what lies at the path, links followed. Nothing is opened for reading, so nothing blocks.</summary>
    /// <exception cref="FileNotFoundException">Nothing is there.</exception>
    /// <exception cref="RefusedFileException">Links lead in a circle.</exception>
    /// <exception cref="UnauthorizedAccessException">A folder on the way may not be entered.</exception>
    /// <exception cref="IOException">The drive fails.</exception>
    public static SafeFileHandle Hold(string path)
    {
        var handle = NativeOpen(NativeName.Encode(path), PlaceOnly | CloseOnExec);
        if (!handle.IsInvalid)
        {
            return handle;
        }

        var error = LastError(path);
        handle.Dispose();
        throw error;
    }

    /// <param name="path">For the message of an exception.</param>
    public static FileStatus StatusOf(SafeFileHandle held, string path) =>
        NativeStatus(held, [0], HandleItself, StatusX.Basic, out var status) == 0 ? status.ToStatus() : throw LastError(path);

    /// <summary>Which file or folder it is: the same as long as it exists.</summary>
    /// <param name="path">For the message of an exception.</param>
    public static string IdentityOf(SafeFileHandle held, string path) =>
        NativeStatus(held, [0], HandleItself, StatusX.Basic | StatusX.Birth, out var status) == 0 ? status.Identity : throw LastError(path);

    /// <summary>An entry of a held folder, a link not followed; null where there is none any more.</summary>
    public static FileStatus? StatusIn(SafeFileHandle folder, string name)
    {
        if (NativeStatus(folder, NativeName.Encode(name), LinkItself, StatusX.Basic, out var status) == 0)
        {
            return status.ToStatus();
        }

        var error = LastError(name);
        return error is FileNotFoundException ? null : throw error;
    }

    /// <summary>Whether an entry of a folder, a link not followed, is this process's user's and nobody else may write it; null where there is none.</summary>
    public static bool? IsOurs(string folder, string name)
    {
        using var held = Hold(folder);
        if (NativeStatus(held, NativeName.Encode(name), LinkItself, StatusX.Basic, out var status) == 0)
        {
            return status.IsOnlyOf(NativeUser());
        }

        var error = LastError(name);
        return error is FileNotFoundException ? null : throw error;
    }

    /// <summary>The number that a file system calls itself by (<c>f_fsid</c>): of many kinds it is the same wherever and whenever it is mounted; 0 where it has none.</summary>
    public static long FileSystemOf(string path) => NativeFileSystem(NativeName.Encode(path), out var status) == 0 ? status.Id : 0;

    /// <summary>Leads to what is held, whatever lies at its path by now, as long as it is held.</summary>
    public static string LinkTo(SafeFileHandle held) => $"/proc/self/fd/{held.DangerousGetHandle()}";

    /// <summary>Where what is held really lies, without a link on the way.</summary>
    public static string PathOf(SafeFileHandle held)
    {
        Span<byte> path = stackalloc byte[LongestPath];
        var length = NativeReadLink(NativeName.Encode(LinkTo(held)), path, (nuint)path.Length);
        return length >= 0 ? NativeName.Decode(path[..(int)length]) : throw LastError(LinkTo(held));
    }

    /// <summary>The names in a held folder, in no order.</summary>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    /// <exception cref="IOException">It is no folder, or the drive fails.</exception>
    public static unsafe List<string> NamesIn(SafeFileHandle folder)
    {
        using var listing = NativeOpenFolder(NativeName.Encode(LinkTo(folder)));
        if (listing.IsInvalid)
        {
            throw LastError(PathOf(folder));
        }

        var names = new List<string>();
        for (var entry = NativeReadFolder(listing); entry != 0; entry = NativeReadFolder(listing))
        {
            var name = MemoryMarshal.CreateReadOnlySpanFromNullTerminated((byte*)entry + FolderEntry.NameOffset);
            if (!name.SequenceEqual("."u8) && !name.SequenceEqual(".."u8))
            {
                names.Add(NativeName.Decode(name));
            }
        }

        return Marshal.GetLastPInvokeError() == 0 ? names : throw LastError(PathOf(folder));
    }

    private static Exception LastError(string path)
    {
        var error = Marshal.GetLastPInvokeError();
        return error switch
        {
            NotFound => new FileNotFoundException($"{path} is not there."),
            NoFolder => new DirectoryNotFoundException($"{path} is not there: what should be a folder on the way is none."),
            NotPermitted or AccessDenied => new UnauthorizedAccessException($"{path} may not be read."),
            Circle => new RefusedFileException(path, FileRefusal.Circle),
            _ => new IOException($"{path}: {Marshal.GetPInvokeErrorMessage(error)}.", error),
        };
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true)]
    private static partial SafeFileHandle NativeOpen(ReadOnlySpan<byte> path, int flags);

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true)]
    private static partial int NativeStatus(SafeFileHandle folder, ReadOnlySpan<byte> path, int flags, uint mask, out StatusX status);

    [LibraryImport("libc", EntryPoint = "statfs", SetLastError = true)]
    private static partial int NativeFileSystem(ReadOnlySpan<byte> path, out StatusFs status);

    [LibraryImport("libc", EntryPoint = "readlink", SetLastError = true)]
    private static partial nint NativeReadLink(ReadOnlySpan<byte> path, Span<byte> target, nuint size);

    [LibraryImport("libc", EntryPoint = "opendir", SetLastError = true)]
    private static partial FolderListing NativeOpenFolder(ReadOnlySpan<byte> path);

    [LibraryImport("libc", EntryPoint = "readdir", SetLastError = true)]
    private static partial nint NativeReadFolder(FolderListing folder);

    [LibraryImport("libc", EntryPoint = "closedir")]
    private static partial int NativeCloseFolder(nint folder);

    [LibraryImport("libc", EntryPoint = "geteuid")]
    private static partial uint NativeUser();

    /// <summary><c>struct statfs</c> on 64-bit Linux: kind and block size, counts of blocks and files, then the id.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private readonly struct StatusFs
    {
        [FieldOffset(56)]
        public readonly long Id;
    }

    private sealed class FolderListing() : SafeHandleZeroOrMinusOneIsInvalid(ownsHandle: true)
    {
        protected override bool ReleaseHandle() => NativeCloseFolder(handle) == 0;
    }

    /// <summary><c>struct dirent</c> on 64-bit Linux, as glibc and musl have it: inode, offset, length, type, name.</summary>
    private static class FolderEntry
    {
        public const int NameOffset = 8 + 8 + 2 + 1;
    }

    /// <summary><c>struct statx</c>, which is the same on every architecture.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private struct StatusX
    {
        public const uint Basic = 0x7ff; // STATX_BASIC_STATS
        public const uint Birth = 0x800; // STATX_BTIME

        private const int TypeMask = 0xF000;
        private const int Regular = 0x8000;
        private const int Directory = 0x4000;
        private const int SymbolicLink = 0xA000;

        private const int WritableByOthers = 0x12;

        [FieldOffset(20)]
        private readonly uint _owner;

        [FieldOffset(28)]
        private readonly ushort _mode;

        [FieldOffset(32)]
        private readonly ulong _inode;

        [FieldOffset(40)]
        private readonly long _size;

        [FieldOffset(80)]
        private readonly long _bornSeconds;

        [FieldOffset(88)]
        private readonly uint _bornNanoseconds;

        [FieldOffset(112)]
        private readonly long _seconds;

        [FieldOffset(120)]
        private readonly uint _nanoseconds;

        [FieldOffset(136)]
        private readonly uint _deviceMajor;

        [FieldOffset(140)]
        private readonly uint _deviceMinor;

        /// <summary>A number is given again soon after its file is gone: the time of birth tells the two apart, where the drive keeps it.</summary>
        public readonly string Identity => string.Create(CultureInfo.InvariantCulture, $"{_deviceMajor}:{_deviceMinor} {_inode} {_bornSeconds}.{_bornNanoseconds}");

        public readonly bool IsOnlyOf(uint user) => _owner == user && (_mode & WritableByOthers) == 0;

        public readonly FileStatus ToStatus() => new(
            (_mode & TypeMask) switch
            {
                Regular => EntryType.File,
                Directory => EntryType.Folder,
                SymbolicLink => EntryType.Link,
                _ => EntryType.Special,
            },
            _size,
            DateTime.UnixEpoch.AddTicks(Math.Clamp(_seconds, -LongestTime, LongestTime) * TimeSpan.TicksPerSecond + (_nanoseconds / TimeSpan.NanosecondsPerTick)));

        /// <summary>A broken drive's times lie anywhere; a year of four digits is enough for photos.</summary>
        private const long LongestTime = 1969L * 365 * 24 * 3600;
    }
}
