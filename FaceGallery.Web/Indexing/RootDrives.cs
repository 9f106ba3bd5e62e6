using FaceGallery.Domain.Photos;
using FaceGallery.Web.Files;

namespace FaceGallery.Web.Indexing;

/// <summary>What a root folder lies on and holds, now and when it was last whole.</summary>
internal sealed class RootDrives
{
    private readonly string _folder;
    private readonly List<RootMount> _innermostFirst;
    private readonly HashSet<string> _away;

    /// <param name="before">The file systems of when it was last whole.</param>
    public RootDrives(RootScan scan, IReadOnlyList<RootMount> before)
    {
        _folder = RealPath.Of(scan.Root.Path);
        _innermostFirst = [.. before.OrderByDescending(mount => mount.Path.Length)];
        (Before, Now) = (before, MountTable.Of(_folder).ToDictionary(mount => mount.Path, mount => mount.FileSystem));

        // A drive may come back under another device's name: one that holds what it held is no other drive.
        var changed = before.Where(mount => Now.GetValueOrDefault(mount.Path) != mount.FileSystem).Select(mount => mount.Path).ToHashSet();
        _away = [.. changed.Except(changed.Count == 0 ? [] : scan.Kept.Select(MountOf).OfType<string>())];
    }

    public IReadOnlyList<RootMount> Before { get; }

    /// <summary>By where they are mounted: which file system it is.</summary>
    public IReadOnlyDictionary<string, string> Now { get; }

    /// <summary>Where the drive was mounted that a file lay on and that is not there now, or holds nothing of what it held; null while it is there.</summary>
    /// <param name="path">Below the root.</param>
    public string? AwayFor(string path) => MountOf(path) is { } mount && _away.Contains(mount) ? mount : null;

    private string? MountOf(string path)
    {
        var fullPath = Path.Combine(_folder, path);
        return _innermostFirst.Find(mount => RealPath.IsWithin(fullPath, mount.Path))?.Path;
    }
}
