using System.Diagnostics;
using System.Globalization;

namespace FaceGallery.Tests.Fixtures;

/// <summary>A drive that is soon full: a file system in memory, where the system lets us mount one.</summary>
internal sealed class SmallDrive : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public string FullPath => _folder.FullPath;

    /// <summary>Mounts one, or skips the test with the reason.</summary>
    public static SmallDrive Mount(int bytes)
    {
        var drive = new SmallDrive();
        var size = bytes.ToString(CultureInfo.InvariantCulture);
        if (Run("mount", "-t", "tmpfs", "-o", $"size={size}", "none", drive.FullPath) != 0)
        {
            drive._folder.Dispose();
            Assert.Skip("This system does not let the tests mount a small drive, so a full disk cannot be had.");
        }

        return drive;
    }

    public void Dispose()
    {
        Run("umount", FullPath);
        _folder.Dispose();
    }

    private static int Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode;
    }
}
