using System.Globalization;
using System.Runtime.InteropServices;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Data;
using Microsoft.Win32.SafeHandles;
using Shouldly;

namespace FaceGallery.Tests.Web.Data;

public sealed partial class DataFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Is_free_at_once_though_a_program_that_is_being_started_still_has_the_handle()
    {
        var folder = DataFolder.Open(_folder.FullPath);
        using var lockFile = CopyOfHandle(_folder[".lock"]);
        using var held = CopyOfHandle(_folder.FullPath);

        folder.Dispose();

        using var next = DataFolder.Open(_folder.FullPath);
        folder.Dispose();
        DataFolder.IsInUse(_folder.FullPath).ShouldBeTrue();
    }

    /// <summary>What a fork leaves in the new process until it is another program.</summary>
    private static SafeFileHandle CopyOfHandle(string path) => Duplicate(int.Parse(
        Path.GetFileName(Directory.EnumerateFileSystemEntries("/proc/self/fd").First(handle => new FileInfo(handle).LinkTarget == path)), CultureInfo.InvariantCulture));

    [LibraryImport("libc", EntryPoint = "dup")]
    private static partial SafeFileHandle Duplicate(int handle);
}
