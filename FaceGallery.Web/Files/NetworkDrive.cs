namespace FaceGallery.Web.Files;

/// <summary>Which file systems lie on another machine, by the kind that <see cref="MountTable"/> names.</summary>
public static class NetworkDrive
{
    // Those of Linux, and those by which virtual machines lend a folder of theirs.
    private static readonly HashSet<string> Kinds = new(StringComparer.Ordinal)
    {
        "nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "ceph", "afs", "coda", "ncpfs", "lustre", "gpfs", "beegfs", "pvfs2", "davfs", "vboxsf", "prl_fs",
        "fuse.sshfs", "fuse.rclone", "fuse.s3fs", "fuse.glusterfs", "fuse.ceph", "fuse.ceph-fuse", "fuse.davfs", "fuse.curlftpfs", "fuse.smbnetfs", "fuse.gvfsd-fuse", "fuse.juicefs",
    };

    // Folders of the machine around a container: changes made there are not told here.
    private static readonly HashSet<string> Silent = new(StringComparer.Ordinal) { "virtiofs", "fakeowner", "fuse.grpcfuse", "osxfs" };

    /// <summary>The kind of network file system that holds a folder, which need not exist; null where it lies on a drive of this machine, or the system does not say.</summary>
    public static string? KindOf(string folder) => KindAt(folder) is { } kind && Kinds.Contains(kind) ? kind : null;

    /// <summary>Whether changes below a folder are told by the system, whoever makes them.</summary>
    public static bool TellsChanges(string folder) => KindAt(folder) is not { } kind || !(Kinds.Contains(kind) || Silent.Contains(kind));

    private static string? KindAt(string folder)
    {
        try
        {
            return OperatingSystem.IsLinux() ? MountTable.KindOf(RealPath.Of(folder)) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
