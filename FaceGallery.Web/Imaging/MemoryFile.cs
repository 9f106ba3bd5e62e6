using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace FaceGallery.Web.Imaging;

/// <summary>Bytes that are opened by a path, and yet are in memory alone: no folder lists them, and they are gone when it is closed (memfd_create(2)).</summary>
public sealed partial class MemoryFile : FileStream
{
    private const uint CloseOnExec = 1;

    private MemoryFile(SafeFileHandle handle)
        : base(handle, FileAccess.ReadWrite, bufferSize: 0) =>
        Path = string.Create(CultureInfo.InvariantCulture, $"/proc/self/fd/{handle.DangerousGetHandle()}");

    /// <summary>Leads there within this process, as long as it is open.</summary>
    public string Path { get; }

    /// <summary>An empty one.</summary>
    /// <exception cref="IOException">There is no memory for it.</exception>
    public static MemoryFile Create()
    {
        var handle = Create("picture", CloseOnExec);
        return handle.IsInvalid ? throw new IOException($"There is no room in memory: {Marshal.GetLastPInvokeErrorMessage()}.") : new MemoryFile(handle);
    }

    [LibraryImport("libc", EntryPoint = "memfd_create", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial SafeFileHandle Create(string name, uint flags);
}
