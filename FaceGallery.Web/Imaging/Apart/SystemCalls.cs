using System.Runtime.InteropServices;

namespace FaceGallery.Web.Imaging.Apart;

/// <summary>
/// The numbers of the system calls that <see cref="Confinement"/> refuses, and the program that refuses them (Linux, <c>asm/unistd_64.h</c> for x64,
/// <c>asm-generic/unistd.h</c> for arm64, <c>linux/seccomp.h</c>).
/// </summary>
internal sealed class SystemCalls
{
    private const uint Allow = 0x7FFF0000; // SECCOMP_RET_ALLOW
    private const uint Refuse = 0x00050000 | 1; // SECCOMP_RET_ERRNO, EPERM
    private const uint End = 0x80000000; // SECCOMP_RET_KILL_PROCESS

    // linux/bpf_common.h: BPF_LD | BPF_W | BPF_ABS, BPF_JMP with BPF_JEQ, BPF_JGE, BPF_JSET, and BPF_RET.
    private const ushort LoadWord = 0x20;
    private const ushort IfEqual = 0x15;
    private const ushort IfAtLeast = 0x35;
    private const ushort IfAnyBit = 0x45;
    private const ushort ReturnValue = 0x06;

    private const uint SecondSet = 0x40000000; // __X32_SYSCALL_BIT

    // O_ACCMODE, O_CREAT, O_TRUNC, and the part of O_TMPFILE that no other flag has.
    private const uint Writing = 0x3 | 0x40 | 0x200 | 0x400000;

    /// <summary>As on every processor: pidfd_send_signal, io_uring_setup, the new mount calls, pidfd_open, openat2, pidfd_getfd, mount_setattr, fchmodat2, setxattrat, removexattrat.</summary>
    private static readonly uint[] Everywhere = [424, 425, 428, 429, 430, 431, 432, 433, 434, 437, 438, 442, 452, 463, 466];

    private static readonly SystemCalls X64 = new()
    {
        Architecture = 0xC000003E,
        Seccomp = 317,
        OpenAt = 257,
        Signals = [62, 234], // kill, tgkill
        Refused =
        [
            41, 42, 49, 50, 53, // socket, connect, bind, listen, socketpair
            57, 58, 59, 322, // fork, vfork, execve, execveat
            101, 200, 310, 311, // ptrace, tkill, process_vm_readv, process_vm_writev
            2, 85, // open, creat: the C library uses openat
            76, 82, 83, 84, 86, 87, 88, 90, 91, 92, 93, 94, 132, 133, 235, // truncate, rename, mkdir, rmdir, link, unlink, symlink, chmod, fchmod, chown, fchown, lchown, utime, mknod, utimes
            188, 189, 190, 197, 198, 199, // setxattr and removexattr
            240, 248, 249, 250, 298, 303, 304, 321, 323, // mq_open, add_key, request_key, keyctl, perf_event_open, name_to_handle_at, open_by_handle_at, bpf, userfaultfd
            155, 161, 165, 166, 272, 308, // pivot_root, chroot, mount, umount2, unshare, setns
            258, 259, 260, 261, 263, 264, 265, 266, 268, 280, 316, // mkdirat … fchmodat, utimensat, renameat2
        ],
    };

    private static readonly SystemCalls Arm64 = new()
    {
        Architecture = 0xC00000B7,
        Seccomp = 277,
        OpenAt = 56,
        Signals = [129, 131],
        Refused =
        [
            198, 199, 200, 201, 203, // socket, socketpair, bind, listen, connect
            221, 281, // execve, execveat
            117, 130, 270, 271, // ptrace, tkill, process_vm_readv, process_vm_writev
            33, 34, 35, 36, 37, 38, 45, 52, 53, 54, 55, 88, 276, // mknodat, mkdirat, unlinkat, symlinkat, linkat, renameat, truncate, fchmod, fchmodat, fchownat, fchown, utimensat, renameat2
            5, 6, 7, 14, 15, 16, // setxattr and removexattr
            180, 217, 218, 219, 241, 264, 265, 280, 282, // mq_open, add_key, request_key, keyctl, perf_event_open, name_to_handle_at, open_by_handle_at, bpf, userfaultfd
            39, 40, 41, 51, 97, 268, // umount2, mount, pivot_root, chroot, unshare, setns
        ],
    };

    private SystemCalls()
    {
    }

    public required nint Seccomp { get; init; }

    public required uint Architecture { get; init; }

    public required uint OpenAt { get; init; }

    public required uint[] Signals { get; init; }

    public required uint[] Refused { get; init; }

    /// <exception cref="PlatformNotSupportedException">It is neither x64 nor arm64.</exception>
    public static SystemCalls OfThisProcessor() => RuntimeInformation.ProcessArchitecture switch
    {
        System.Runtime.InteropServices.Architecture.X64 => X64,
        System.Runtime.InteropServices.Architecture.Arm64 => Arm64,
        _ => throw new PlatformNotSupportedException("Decoders can be confined on x64 and arm64 only."),
    };

    /// <summary>Files may be opened for reading only, and signals sent to this process only, which .NET does.</summary>
    /// <param name="process">Its id.</param>
    public Instruction[] Filter(uint process) =>
    [
        Load(4), // the architecture, without which the numbers mean nothing
        new Instruction(IfEqual, 1, 0, Architecture),
        Return(End),
        Load(0), // the number; x64 has a second set of all, with a bit of its own
        new Instruction(IfAtLeast, 0, 1, SecondSet),
        Return(Refuse),
        .. Refused.Concat(Everywhere).SelectMany(number => new[] { SkipUnlessEqual(number, 1), Return(Refuse) }),
        SkipUnlessEqual(OpenAt, 4),
        Load(32), // its third argument
        new Instruction(IfAnyBit, 0, 1, Writing),
        Return(Refuse),
        Return(Allow),
        .. Signals.SelectMany(number => new[] { SkipUnlessEqual(number, 4), Load(16), SkipUnlessEqual(process, 1), Return(Allow), Return(Refuse) }),
        Return(Allow),
    ];

    private static Instruction Load(uint offset) => new(LoadWord, 0, 0, offset);

    private static Instruction SkipUnlessEqual(uint value, byte count) => new(IfEqual, 0, count, value);

    private static Instruction Return(uint what) => new(ReturnValue, 0, 0, what);

    /// <summary><c>struct sock_filter</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public readonly record struct Instruction(ushort Code, byte IfTrue, byte IfFalse, uint Operand);
}
