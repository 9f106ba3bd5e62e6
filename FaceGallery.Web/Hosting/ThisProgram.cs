using System.Diagnostics;
using System.Runtime.InteropServices;

namespace FaceGallery.Web.Hosting;

/// <summary>How this very program is started once more.</summary>
internal static class ThisProgram
{
    /// <summary>By the runtime that runs it, whatever is in the path; one that holds its runtime, by itself.</summary>
    public static ProcessStartInfo Start(params IEnumerable<string> arguments)
    {
        var runtime = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));
        return File.Exists(runtime)
            ? new ProcessStartInfo(runtime, [typeof(ThisProgram).Assembly.Location, .. arguments])
            : new ProcessStartInfo(Environment.ProcessPath!, arguments);
    }
}
