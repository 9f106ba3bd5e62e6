using System.Runtime.InteropServices;

namespace FaceGallery.Web.Albums.Export;

/// <summary>Gives a file a second name, which .NET cannot do.</summary>
internal static partial class HardLink
{
    /// <exception cref="IOException">The system refused; <see cref="Exception.HResult"/> is its error number.</exception>
    public static void Create(string existing, string link)
    {
        if (NativeLink(existing, link) != 0)
        {
            var error = Marshal.GetLastPInvokeError();
            throw new IOException($"{existing} cannot be linked: {Marshal.GetPInvokeErrorMessage(error)}.", error);
        }
    }

    [LibraryImport("libc", EntryPoint = "link", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int NativeLink(string existing, string link);
}
