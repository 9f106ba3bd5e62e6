using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace FaceGallery.Web.Hosting;

/// <summary>
/// What native libraries read from the environment when they are loaded. It is set when this assembly is, before anything in it can load one of them, and
/// so however the program is started: as a command, as a service, or by a test.
/// </summary>
internal static partial class NativeEnvironment
{
    [ModuleInitializer]
    internal static void Prepare()
    {
        // ONNX Runtime would send what it computes, and on what, to its maker, and keep a file about it in the home folder.
        Set("ORT_DISABLE_TELEMETRY", "1");

        // ImageMagick reads its policy from many folders, and the last one wins: that is the one in the home folder.
        if (!OperatingSystem.IsWindows())
        {
            SetForLibraries("HOME", Path.Combine(AppContext.BaseDirectory, "native-home"));
            SetForLibraries("XDG_CONFIG_HOME", "");
        }
    }

    /// <summary>For this process and its children. Threads that read the environment meanwhile may fail: only at the start.</summary>
    private static void Set(string name, string value)
    {
        // .NET changes a copy of its own, which native libraries do not see; only on Windows both are one.
        Environment.SetEnvironmentVariable(name, value);
        if (!OperatingSystem.IsWindows())
        {
            SetForLibraries(name, value);
        }
    }

    /// <summary>.NET and the children keep what they had.</summary>
    private static void SetForLibraries(string name, string value)
    {
        if (SetNative(name, value, overwrite: 1) != 0)
        {
            throw new InvalidOperationException($"The environment variable {name} cannot be set: {Marshal.GetLastPInvokeErrorMessage()}.");
        }
    }

    [LibraryImport("libc", EntryPoint = "setenv", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetNative(string name, string value, int overwrite);
}
