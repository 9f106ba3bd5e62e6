using System.Runtime.InteropServices;

namespace FaceGallery.Web.Files;

/// <summary>Gives a file a second name, which .NET cannot do.</summary>
internal static partial class HardLink
{
    // <fcntl.h>: the same on x64 and arm64.
    private const int CurrentFolder = -100; // AT_FDCWD
    private const int FollowLink = 0x400; // AT_SYMLINK_FOLLOW: the way from a held file to its bytes

    /// <exception cref="IOException">The system refused; <see cref="Exception.HResult"/> is its error number.</exception>
    public static void Create(LibraryFile existing, string link)
    {
        if (NativeLink(CurrentFolder, existing.Path, CurrentFolder, link, FollowLink) != 0)
        {
            var error = Marshal.GetLastPInvokeError();
            throw new IOException($"{existing.FullPath} cannot be linked: {Marshal.GetPInvokeErrorMessage(error)}.", error);
        }
    }

    [LibraryImport("libc", EntryPoint = "linkat", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int NativeLink(int existingFolder, string existing, int linkFolder, string link, int flags);
}
