using FaceGallery.Domain.Photos;
using FaceGallery.Web.Files;

namespace FaceGallery.Web.Indexing;

/// <summary>Gathers what a scan found over all roots.</summary>
internal sealed class ScanFindings
{
    /// <summary>Of a reason that many entries have.</summary>
    private const int MostNamed = 3;

    private readonly Dictionary<string, int> _otherFiles = [];
    private readonly List<string> _offlineRoots = [];
    private readonly List<string> _problems = [];

    public void Add(LibraryRoot root, FolderWalk walk)
    {
        foreach (var (kind, count) in root.Kind == RootKind.Photos ? walk.OtherFiles : [])
        {
            _otherFiles[kind] = _otherFiles.GetValueOrDefault(kind) + count;
        }

        var unreadable = walk.Unreadable.Where(entry => entry != FolderWalk.Itself).ToList();
        if (unreadable.Count > 0)
        {
            _problems.Add($"Below {root.Path} some entries cannot be read, and what they hold is left as it was: {List(unreadable)}. Check the permissions.");
        }

        foreach (var refused in walk.Refused)
        {
            _problems.Add($"Left out of {root.Path}, as {NameOf(refused.Key)}: {List([.. refused])}.");
        }

        if (walk.Unreadable.Contains(FolderWalk.Itself))
        {
            Offline(root);
        }
    }

    public void Offline(LibraryRoot root)
    {
        if (!_offlineRoots.Contains(root.Path))
        {
            _offlineRoots.Add(root.Path);
            _problems.Add(Directory.Exists(root.Path)
                ? $"The folder {root.Path} is empty or cannot be read, so its photos are left as they were. Is the share connected?"
                : $"The folder {root.Path} does not exist. Is the share connected, and the setting right?");
        }
    }

    public ScanSummary Summary() => new(_otherFiles, _offlineRoots, _problems);

    private static string NameOf(FileRefusal refusal) => refusal switch
    {
        FileRefusal.Circle => "links that lead in a circle",
        FileRefusal.Outside => "links that lead out of the folder",
        _ => "pipes, sockets or devices",
    };

    private static string List(List<string> paths) =>
        string.Join(", ", paths.Take(MostNamed)) + (paths.Count > MostNamed ? $" and {paths.Count - MostNamed} more" : "");
}
