using System.Runtime.InteropServices;

namespace FaceGallery.Web.Commands.Bench;

/// <summary>What .NET tells of a process only.</summary>
internal static partial class ThreadTime
{
    private const int ThisThread = 3; // CLOCK_THREAD_CPUTIME_ID, <linux/time.h>

    /// <summary>Time that a core worked for the calling thread since it began; nothing where that cannot be told.</summary>
    public static TimeSpan Now() =>
        OperatingSystem.IsLinux() && GetTime(ThisThread, out var time) == 0 ? TimeSpan.FromTicks((time.Seconds * TimeSpan.TicksPerSecond) + (time.Nanoseconds / TimeSpan.NanosecondsPerTick)) : TimeSpan.Zero;

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int GetTime(int clock, out Time time);

    private readonly record struct Time(nint Seconds, nint Nanoseconds);
}
