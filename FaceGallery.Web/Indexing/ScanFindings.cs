using FaceGallery.Domain.Messages;
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
    private readonly List<Message> _problems = [];

    public void Add(LibraryRoot root, FolderWalk walk)
    {
        foreach (var (kind, count) in root.Kind == RootKind.Photos ? walk.OtherFiles : [])
        {
            _otherFiles[kind] = _otherFiles.GetValueOrDefault(kind) + count;
        }

        var unreadable = walk.Unreadable.Where(entry => entry != FolderWalk.Itself).ToList();
        if (unreadable.Count > 0)
        {
            _problems.Add(new Message("Indexing.Problem.Unreadable", root.Path, List(unreadable)));
        }

        foreach (var refused in walk.Refused)
        {
            _problems.Add(new Message(KeyOf(refused.Key), root.Path, List([.. refused])));
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
            _problems.Add(new Message(Directory.Exists(root.Path) ? "Indexing.Problem.Empty" : "Indexing.Problem.Gone", root.Path));
        }
    }

    public ScanSummary Summary() => new(_otherFiles, _offlineRoots, _problems);

    private static string KeyOf(FileRefusal refusal) => refusal switch
    {
        FileRefusal.Circle => "Indexing.Problem.Circle",
        FileRefusal.Outside => "Indexing.Problem.Outside",
        _ => "Indexing.Problem.Special",
    };

    private static string List(List<string> paths) =>
        string.Join(", ", paths.Take(MostNamed)) + (paths.Count > MostNamed ? $" … (+{paths.Count - MostNamed})" : "");
}
