using FaceGallery.Web.Imaging;

namespace FaceGallery.Web.Indexing;

/// <summary>
/// One walk through a root folder: yields its photos and counts what else lies there. Links to folders are not followed, so that
/// a link to its own parent cannot send it in circles.
/// </summary>
/// <param name="root">Full path of the folder.</param>
/// <param name="skippedFolders">Full paths of folders below it that are not part of it: portraits, our own data.</param>
public sealed class FolderWalk(string root, IReadOnlyCollection<string> skippedFolders)
{
    /// <summary>What storage systems keep beside people's files.</summary>
    private static readonly string[] SystemFolders = ["@eaDir", "#recycle", "#snapshot", "$RECYCLE.BIN", "System Volume Information", "lost+found"];

    /// <summary>How the root names itself among <see cref="UnreadableFolders"/>.</summary>
    public const string Itself = ".";

    /// <summary>Files that are no photos, by kind.</summary>
    public Dictionary<string, int> OtherFiles { get; } = [];

    /// <summary>Folders that could not be read, relative to the root: what was in them is not gone, but unknown.</summary>
    public List<string> UnreadableFolders { get; } = [];

    /// <summary>The photos, folder by folder, in ordinal order.</summary>
    public IEnumerable<FoundFile> Photos()
    {
        var folders = new Stack<DirectoryInfo>([new DirectoryInfo(root)]);
        while (folders.TryPop(out var folder))
        {
            var entries = Read(folder);
            foreach (var photo in PhotosAmong(entries.OfType<FileInfo>()))
            {
                yield return photo;
            }

            foreach (var child in entries.OfType<DirectoryInfo>().Where(IsWalked).Reverse())
            {
                folders.Push(child);
            }
        }
    }

    /// <summary>Whether a file lies in a folder that could not be read: it is not gone, but unknown.</summary>
    public bool MayHold(string path) =>
        UnreadableFolders.Exists(folder => folder == Itself || path.StartsWith(folder + "/", StringComparison.Ordinal));

    private List<FileSystemInfo> Read(DirectoryInfo folder)
    {
        try
        {
            return [.. folder.EnumerateFileSystemInfos().OrderBy(entry => entry.Name, StringComparer.Ordinal)];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            UnreadableFolders.Add(RelativePath(folder));
            return [];
        }
    }

    private IEnumerable<FoundFile> PhotosAmong(IEnumerable<FileInfo> files)
    {
        var byKind = files.Where(file => !IsHidden(file)).ToLookup(KindOf);
        var stems = byKind[FileKind.Photo].Select(Stem).ToHashSet(StringComparer.OrdinalIgnoreCase);
        Count("video", byKind[FileKind.Video].Count());
        Count("other", byKind[FileKind.Other].Count());

        // A camera that writes both shows once, as the picture that needs no developing.
        var (beside, alone) = (byKind[FileKind.Raw].Where(raw => stems.Contains(Stem(raw))), byKind[FileKind.Raw].Where(raw => !stems.Contains(Stem(raw))));
        Count("raw", beside.Count());
        return byKind[FileKind.Photo].Concat(alone).OrderBy(file => file.Name, StringComparer.Ordinal).SelectMany(Found);
    }

    /// <summary>A picture's name is believed, so that a scan need not open a hundred thousand files on a sleeping disk.</summary>
    private static FileKind KindOf(FileInfo file)
    {
        var named = FileKinds.ByName(file.Name);
        try
        {
            return named is FileKind.Photo or FileKind.Raw ? named : FileKinds.Of(file.FullName);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return named;
        }
    }

    private IEnumerable<FoundFile> Found(FileInfo file)
    {
        var target = file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? file;
        if (target.Exists)
        {
            yield return new FoundFile(RelativePath(file), target.Length, target.LastWriteTimeUtc);
        }
    }

    /// <summary>Phones and systems keep half-written, deleted and shadow files under a leading dot. Two dots are somebody's choice.</summary>
    private static bool IsHidden(FileInfo file) =>
        file.Name.StartsWith('.') && !file.Name.StartsWith("..", StringComparison.Ordinal);

    private bool IsWalked(DirectoryInfo folder) =>
        folder.LinkTarget is null
        && !folder.Name.StartsWith('.')
        && !SystemFolders.Contains(folder.Name, StringComparer.OrdinalIgnoreCase)
        && !skippedFolders.Contains(folder.FullName, StringComparer.Ordinal);

    private void Count(string kind, int files)
    {
        if (files > 0)
        {
            OtherFiles[kind] = OtherFiles.GetValueOrDefault(kind) + files;
        }
    }

    private static string Stem(FileInfo file) => Path.GetFileNameWithoutExtension(file.Name);

    private string RelativePath(FileSystemInfo entry) => Path.GetRelativePath(root, entry.FullName).Replace(Path.DirectorySeparatorChar, '/');
}
