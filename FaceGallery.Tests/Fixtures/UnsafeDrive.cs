using System.Diagnostics;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace FaceGallery.Tests.Fixtures;

/// <summary>
/// A drive whose power can be cut, where the system lets us mount one: an ext4 of its own in a file. ext4 is told to stop at once (EXT4_IOC_SHUTDOWN): what was not brought to the disk by fsync, and no
/// commit of its journal happened to take along, is gone when it is mounted again. It orders data and names as loosely as it can be made to.
/// </summary>
internal sealed partial class UnsafeDrive : IDisposable
{
    private const string Loosely = "loop,data=writeback,noauto_da_alloc,commit=1";

    // <linux/ext4.h>: _IOR('X', 125, __u32), and not even the journal is written.
    private const nuint Shutdown = 0x8004587D;
    private const uint WithoutJournal = 2;

    private readonly TemporaryFolder _image = new();
    private readonly string _folder;
    private bool _isMounted;

    private UnsafeDrive(string folder) => _folder = folder;

    /// <summary>Mounts one, or skips the test with the reason.</summary>
    public static UnsafeDrive Mount(long bytes, string folder)
    {
        var drive = new UnsafeDrive(folder);
        using (var image = File.Create(drive._image["image"]))
        {
            image.SetLength(bytes);
        }

        if (Run("mkfs.ext4", "-q", "-F", drive._image["image"]) != 0 || !drive.Mount())
        {
            drive.Dispose();
            Assert.Skip("This system does not let the tests mount a drive in a file.");
        }

        return drive;
    }

    /// <summary>From here on nothing comes to the disk any more.</summary>
    public void CutPower()
    {
        using var folder = Open(_folder, 0);
        var how = WithoutJournal;
        if (Control(folder, Shutdown, ref how) != 0)
        {
            throw new IOException("The drive cannot be stopped.", Marshal.GetLastPInvokeError());
        }
    }

    /// <summary>Mounts it again, as after a start of the machine. Nobody may have a file of it open.</summary>
    public void RestorePower()
    {
        Unmount();
        if (!Mount())
        {
            throw new IOException("The drive cannot be mounted again.");
        }
    }

    public void Dispose()
    {
        Unmount();
        _image.Dispose();
    }

    private bool Mount() => _isMounted = Run("mount", "-o", Loosely, _image["image"], _folder) == 0;

    private void Unmount() => _isMounted = _isMounted && Run("umount", _folder) != 0;

    private static int Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode;
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    private static partial SafeFileHandle Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "ioctl", SetLastError = true)]
    private static partial int Control(SafeFileHandle folder, nuint request, ref uint argument);
}
