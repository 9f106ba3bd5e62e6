using FaceGallery.Domain.Photos;
using FaceGallery.Web.Files;
using FaceGallery.Web.Imaging;

namespace FaceGallery.Web.Indexing;

/// <summary>
/// One walk through a root folder: yields its photos and counts what else lies there. Each entry is looked at on its own, and what one does is no other's
/// trouble. Links to folders are not followed, so that a link to its own parent cannot send it in circles.
/// </summary>
/// <param name="root">Full path of the folder.</param>
/// <param name="kind">What it holds. Other root folders in it are not part of it.</param>
public sealed class FolderWalk(LibraryFiles files, string root, RootKind kind)
{
    /// <summary>What storage systems keep beside people's files.</summary>
    private static readonly string[] SystemFolders = ["@eaDir", "#recycle", "#snapshot", "$RECYCLE.BIN", "System Volume Information", "lost+found"];

    /// <summary>How the root names itself among <see cref="Unreadable"/>.</summary>
    public const string Itself = ".";

    private readonly List<(string Path, FileRefusal Refusal)> _refused = [];

    /// <summary>Of folders that have rules of their own.</summary>
    private readonly Dictionary<string, IgnoreRules> _rules = [];

    /// <summary>Files that are no photos, by kind.</summary>
    public Dictionary<string, int> OtherFiles { get; } = [];

    /// <summary>Folders and files that could not be looked at, relative to the root: what they hold is not gone, but unknown.</summary>
    public List<string> Unreadable { get; } = [];

    /// <summary>Entries that are no ordinary file of the library, by the reason, relative to the root.</summary>
    public ILookup<FileRefusal, string> Refused => _refused.ToLookup(entry => entry.Refusal, entry => entry.Path);

    /// <summary>The photos, folder by folder, in ordinal order.</summary>
    public IEnumerable<FoundFile> Photos()
    {
        var folders = new Stack<(string Path, IgnoreRules Rules)>([(Itself, IgnoreRules.None)]);
        while (folders.TryPop(out var folder))
        {
            var rules = folder.Rules;
            var entries = Read(folder.Path, ref rules);
            foreach (var photo in PhotosAmong([.. entries.Where(entry => entry.Status.Type == EntryType.File)]))
            {
                yield return new FoundFile(photo.Path, photo.Status.Size, photo.Status.ModifiedAt);
            }

            foreach (var child in entries.Where(entry => entry.Status.Type == EntryType.Folder && IsWalked(entry)).Reverse())
            {
                folders.Push((child.Path, rules));
            }
        }
    }

    /// <summary>Whether people want a photo left out: it is not gone, but not to be shown. To be asked after the walk.</summary>
    public bool Ignores(string path)
    {
        var (folder, rules) = ("", _rules.GetValueOrDefault(Itself, IgnoreRules.None));
        foreach (var name in path.Split('/')[..^1])
        {
            folder = folder.Length == 0 ? name : $"{folder}/{name}";
            if (rules.Ignores(folder, isFolder: true))
            {
                return true;
            }

            rules = _rules.GetValueOrDefault(folder, rules);
        }

        return rules.Ignores(path, isFolder: false);
    }

    /// <summary>Whether what lies at a path could not be looked at: it is not gone, but unknown.</summary>
    public bool MayHold(string path) =>
        Unreadable.Exists(entry => entry == Itself || path == entry || path.StartsWith(entry + "/", StringComparison.Ordinal));

    /// <summary>What lies in a folder, in ordinal order, links followed. Nothing of a folder that is gone meanwhile.</summary>
    private List<Entry> Read(string folder, ref IgnoreRules rules)
    {
        try
        {
            using var held = files.HoldFolder(FullPath(folder));
            var names = Posix.NamesIn(held);
            if (names.Contains(IgnoreRules.FileName))
            {
                _rules[folder] = rules = rules.And(folder == Itself ? "" : folder, ReadRules(folder));
            }

            var inForce = rules;
            return [.. names.Order(StringComparer.Ordinal).Where(name => !IsHidden(name))
                .Select(name => Look(folder, name, inForce, () => Posix.StatusIn(held, name))).OfType<Entry>()
                .Where(entry => !inForce.Ignores(entry.Path, entry.Status.Type == EntryType.Folder))];
        }
        catch (IOException exception) when (folder != Itself && exception is FileNotFoundException or DirectoryNotFoundException or RefusedFileException)
        {
            return [];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Unreadable.Add(folder);
            return [];
        }
    }

    private string ReadRules(string folder)
    {
        try
        {
            using var file = files.Open(FullPath(folder == Itself ? IgnoreRules.FileName : $"{folder}/{IgnoreRules.FileName}"));
            using var reader = new StreamReader(file.OpenRead());
            var text = new char[IgnoreRules.LongestFile];
            return new string(text, 0, reader.ReadBlock(text));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    private Entry? Look(string folder, string name, IgnoreRules rules, Func<FileStatus?> look)
    {
        var path = folder == Itself ? name : $"{folder}/{name}";
        try
        {
            var status = look();
            return status?.Type switch
            {
                null => null,
                EntryType.Link => new Entry(name, path, Follow(path)),
                EntryType.Special => throw new RefusedFileException(path, FileRefusal.Special),
                _ => new Entry(name, path, status.Value),
            };
        }
        catch (RefusedFileException exception)
        {
            if (exception.Refusal != FileRefusal.Folder && !rules.Ignores(path, isFolder: false))
            {
                _refused.Add((path, exception.Refusal));
            }
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            // A link that leads nowhere, or a file that was deleted meanwhile.
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Unreadable.Add(path);
        }

        return null;
    }

    private FileStatus Follow(string link)
    {
        using var file = files.Open(FullPath(link));
        return new FileStatus(EntryType.File, file.Size, file.ModifiedAt);
    }

    private IEnumerable<Entry> PhotosAmong(List<Entry> entries)
    {
        var byKind = entries.ToLookup(KindOf);
        var stems = byKind[FileKind.Photo].Select(Stem).ToHashSet(StringComparer.OrdinalIgnoreCase);
        Count("video", byKind[FileKind.Video].Count());
        Count("other", byKind[FileKind.Other].Count());

        // A camera that writes both shows once, as the picture that needs no developing.
        var (beside, alone) = (byKind[FileKind.Raw].Where(raw => stems.Contains(Stem(raw))), byKind[FileKind.Raw].Where(raw => !stems.Contains(Stem(raw))));
        Count("raw", beside.Count());
        return byKind[FileKind.Photo].Concat(alone).OrderBy(entry => entry.Name, StringComparer.Ordinal);
    }

    /// <summary>A picture's name is believed, so that a scan need not open a hundred thousand files on a sleeping disk.</summary>
    private FileKind KindOf(Entry entry)
    {
        var named = FileKinds.ByName(entry.Name);
        if (named is FileKind.Photo or FileKind.Raw)
        {
            return named;
        }

        try
        {
            using var file = files.Open(FullPath(entry.Path));
            return FileKinds.Of(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return named;
        }
    }

    /// <summary>Phones and systems keep half-written, deleted and shadow files under a leading dot. Two dots are somebody's choice.</summary>
    private static bool IsHidden(string name) => name.StartsWith('.') && !name.StartsWith("..", StringComparison.Ordinal);

    /// <summary>Whether nothing in a folder of this name is looked at.</summary>
    internal static bool IsPassedOver(string folderName) => folderName.StartsWith('.') || SystemFolders.Contains(folderName, StringComparer.OrdinalIgnoreCase);

    private bool IsWalked(Entry folder) =>
        !IsPassedOver(folder.Name)
        && files.Belongs(FullPath(folder.Path), root, kind);

    private void Count(string kindOfFile, int count)
    {
        if (count > 0)
        {
            OtherFiles[kindOfFile] = OtherFiles.GetValueOrDefault(kindOfFile) + count;
        }
    }

    private string FullPath(string path) => path == Itself ? root : Path.Combine(root, path);

    private static string Stem(Entry entry) => Path.GetFileNameWithoutExtension(entry.Name);

    private sealed record Entry(string Name, string Path, FileStatus Status);
}
