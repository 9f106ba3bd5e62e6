using System.Diagnostics;
using System.Globalization;
using FaceGallery.Web.Data;

namespace FaceGallery.Tests.Fixtures;

/// <summary>A drive of its own, soon full: a file system in memory, where the system lets us mount one.</summary>
internal sealed class SmallDrive : IDisposable
{
    private readonly TemporaryFolder? _folder;
    private readonly string _size;
    private bool _isMounted;

    private SmallDrive(long bytes, string? folder)
    {
        _folder = folder is null ? new TemporaryFolder() : null;
        (_size, FullPath) = (bytes.ToString(CultureInfo.InvariantCulture), folder ?? _folder!.FullPath);
    }

    public string FullPath { get; }

    /// <summary>Mounts one, or skips the test with the reason.</summary>
    /// <param name="folder">Where; in a folder of its own unless said.</param>
    public static SmallDrive Mount(long bytes, string? folder = null)
    {
        var drive = new SmallDrive(bytes, folder);
        drive.Mount();
        if (!drive._isMounted)
        {
            drive.Dispose();
            Assert.Skip("This system does not let the tests mount a small drive.");
        }

        return drive;
    }

    /// <summary>Fills it to the last byte.</summary>
    /// <returns>The file that does it.</returns>
    public string Fill()
    {
        var path = Path.Combine(FullPath, "filler");
        using var file = new FileStream(path, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, BufferSize = 0 });
        var block = new byte[64 * 1024];
        for (var size = block.Length; size > 0;)
        {
            try
            {
                file.Write(block.AsSpan(0, size));
            }
            catch (IOException exception) when (DataFolder.IsFull(exception))
            {
                size /= 2;
            }
        }

        return path;
    }

    /// <summary>Another one in its place, empty.</summary>
    public void Mount() => _isMounted = Run("mount", "-t", "tmpfs", "-o", $"size={_size}", "none", FullPath) == 0;

    /// <summary>From here on nothing can be written to it.</summary>
    public void MakeReadOnly() => Run("mount", "-o", "remount,ro", FullPath);

    /// <summary>What was on it is lost, and the folder shows what lies below, also where something still holds a file of it.</summary>
    public void Unmount()
    {
        if (_isMounted)
        {
            _isMounted = Run("umount", FullPath) != 0 && Run("umount", "--lazy", FullPath) != 0;
        }
    }

    public void Dispose()
    {
        Unmount();
        _folder?.Dispose();
    }

    private static int Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode;
    }
}
