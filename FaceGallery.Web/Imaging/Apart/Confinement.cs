using System.Globalization;
using System.Runtime.InteropServices;

namespace FaceGallery.Web.Imaging.Apart;

/// <summary>
/// Takes from this process, for good, what a decoder needs not: to call anybody, to start programs, to write, rename or remove files, and to reach into other
/// processes (seccomp(2), which needs no rights and holds in containers). Reading files remains, as .NET and the libraries load what they need when they need it.
/// </summary>
internal static partial class Confinement
{
    private const int NoNewPrivileges = 38; // PR_SET_NO_NEW_PRIVS
    private const int SetFilter = 1; // SECCOMP_SET_MODE_FILTER
    private const int AllThreads = 1; // SECCOMP_FILTER_FLAG_TSYNC
    private const int DataLimit = 2; // RLIMIT_DATA
    private const int CoreLimit = 4; // RLIMIT_CORE

    /// <summary>A picture may take so many times what its header makes expect: ten bits a colour, or an alpha channel, are not seen there.</summary>
    private const int Allowance = 4;

    private const long LeastAllowance = 128L << 20;

    /// <exception cref="PlatformNotSupportedException">The processor is neither x64 nor arm64.</exception>
    /// <exception cref="InvalidOperationException">The system does not do it.</exception>
    public static unsafe void Enter()
    {
        Limit(CoreLimit, new ResourceLimit(0, 0));
        var calls = SystemCalls.OfThisProcessor();
        var filter = calls.Filter((uint)Environment.ProcessId);
        fixed (SystemCalls.Instruction* instructions = filter)
        {
            var program = new Program { Length = (ushort)filter.Length, Instructions = (nint)instructions };
            if (Control(NoNewPrivileges, 1, 0, 0, 0) != 0 || Call(calls.Seccomp, SetFilter, AllThreads, (nint)(&program)) != 0)
            {
                throw new InvalidOperationException($"The decoder's process cannot be confined: {Marshal.GetLastPInvokeErrorMessage()}.");
            }
        }
    }

    /// <summary>Ends this process when the one that started it is gone, whatever a decoder is doing.</summary>
    public static ITimer EndWithParent(TimeProvider time)
    {
        var parent = Parent();
        return time.CreateTimer(
            _ =>
            {
                if (Parent() != parent)
                {
                    Environment.Exit(0);
                }
            },
            null,
            TimeSpan.FromSeconds(1),
            TimeSpan.FromSeconds(1));
    }

    /// <summary>From now on the process gets so much memory more than it has, and a decoder that wants more without end none.</summary>
    /// <param name="bytes">What a picture's header makes expect.</param>
    public static void LimitMemory(long bytes)
    {
        var held = File.ReadLines("/proc/self/status").First(line => line.StartsWith("VmData:", StringComparison.Ordinal)).Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1];
        var limit = (ulong)((long.Parse(held, CultureInfo.InvariantCulture) << 10) + LeastAllowance + (bytes * Allowance));
        Limit(DataLimit, new ResourceLimit(limit, ulong.MaxValue));
    }

    private static void Limit(int resource, ResourceLimit limit)
    {
        if (SetLimit(resource, in limit) != 0)
        {
            throw new InvalidOperationException($"The decoder's process cannot be limited: {Marshal.GetLastPInvokeErrorMessage()}.");
        }
    }

    [LibraryImport("libc", EntryPoint = "prctl", SetLastError = true)]
    private static partial int Control(int option, nuint first, nuint second, nuint third, nuint fourth);

    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true)]
    private static partial nint Call(nint number, nint first, nint second, nint third);

    [LibraryImport("libc", EntryPoint = "setrlimit", SetLastError = true)]
    private static partial int SetLimit(int resource, in ResourceLimit limit);

    [LibraryImport("libc", EntryPoint = "getppid")]
    private static partial int Parent();

    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct ResourceLimit(ulong Soft, ulong Hard);

    /// <summary><c>struct sock_fprog</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct Program
    {
        public ushort Length;
        public nint Instructions;
    }
}
