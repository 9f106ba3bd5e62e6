using FaceGallery.Domain.Photos;

namespace FaceGallery.Web.Indexing;

/// <summary>Gathers what a scan found over all roots.</summary>
internal sealed class ScanFindings
{
    private readonly Dictionary<string, int> _otherFiles = [];
    private readonly List<string> _offlineRoots = [];
    private readonly List<string> _problems = [];

    public void Add(LibraryRoot root, FolderWalk walk)
    {
        foreach (var (kind, count) in root.Kind == RootKind.Photos ? walk.OtherFiles : [])
        {
            _otherFiles[kind] = _otherFiles.GetValueOrDefault(kind) + count;
        }

        foreach (var folder in walk.UnreadableFolders.Where(folder => folder != FolderWalk.Itself))
        {
            _problems.Add($"The folder {Path.Combine(root.Path, folder)} cannot be read; what is in it is left as it was. Check its permissions.");
        }

        if (walk.UnreadableFolders.Contains(FolderWalk.Itself))
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
}
