using System.Text;

namespace FaceGallery.Web.Files;

/// <summary>A file system in its place.</summary>
/// <param name="Path">Full, without links.</param>
/// <param name="FileSystem">Kind, device or address, which folder of it, and what it calls itself by, if anything. Numbers of devices are left out: they differ after each start.</param>
public readonly record struct Mount(string Path, string FileSystem);

/// <summary>What the system says of mounted file systems: <c>/proc/self/mountinfo</c>, see proc_pid_mountinfo(5).</summary>
internal static class MountTable
{
    /// <summary>The file systems that are mounted at or below a folder, and the one that the folder itself lies on.</summary>
    /// <param name="folder">A full path without links, whether or not it is there.</param>
    /// <exception cref="IOException">The system does not say.</exception>
    public static IReadOnlyList<Mount> Of(string folder)
    {
        var all = Read(File.ReadAllBytes("/proc/self/mountinfo"));
        var holding = Holding(all, folder);
        return [.. all.Where(mount => RealPath.IsWithin(mount.Path, folder) || mount == holding)
            .Select(mount => mount with { FileSystem = $"{mount.FileSystem} {Posix.FileSystemOf(mount.Path):x}" })];
    }

    /// <summary>The kind of the file system that holds a path: "ext4", "nfs4", "fuse.sshfs".</summary>
    /// <param name="path">A full path without links, whether or not anything is there.</param>
    /// <exception cref="IOException">The system does not say.</exception>
    public static string KindOf(string path) => Holding(Read(File.ReadAllBytes("/proc/self/mountinfo")), path).FileSystem.Split(' ')[0];

    /// <param name="table">Lines of "36 35 98:0 /folder /mnt/place rw,noatime master:1 - ext4 /dev/sda1 rw".</param>
    internal static IReadOnlyList<Mount> Read(ReadOnlySpan<byte> table)
    {
        // Where one was mounted over another, the later line counts.
        var mounts = new Dictionary<string, Mount>(StringComparer.Ordinal);
        foreach (var line in Encoding.Latin1.GetString(table).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var fields = line.Split(' ');
            var rest = Array.IndexOf(fields, "-", 6);
            var path = Unescape(fields[4]);
            mounts[path] = new Mount(path, $"{Unescape(fields[rest + 1])} {Unescape(fields[rest + 2])} {Unescape(fields[3])}");
        }

        return [.. mounts.Values];
    }

    private static Mount Holding(IReadOnlyList<Mount> all, string path) => all.Where(mount => RealPath.IsWithin(path, mount.Path)).MaxBy(mount => mount.Path.Length);

    /// <summary>Blanks and backslashes are written as a backslash and three octal digits.</summary>
    private static string Unescape(string field)
    {
        var parts = field.Split('\\');
        var text = parts[0] + string.Concat(parts.Skip(1).Select(part => (char)Convert.ToInt32(part[..3], 8) + part[3..]));
        return NativeName.Decode(Encoding.Latin1.GetBytes(text));
    }
}
