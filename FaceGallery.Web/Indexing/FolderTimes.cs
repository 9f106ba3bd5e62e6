namespace FaceGallery.Web.Indexing;

/// <summary>
/// When each folder of a root last changed. Files that come, go or get another name change that, and to look at a folder costs far less than to look at its files. What is
/// written into a file that is there already changes nothing. Used by one thread.
/// </summary>
public sealed class FolderTimes(string root)
{
    private static readonly EnumerationOptions Walked = new() { AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Hidden, IgnoreInaccessible = true };

    private readonly Dictionary<string, DateTime> _known = [];
    private bool _hadChanged;

    /// <summary>Whether something came or went since the last time. The first time nothing did.</summary>
    public bool HaveChanged()
    {
        var isFirst = _known.Count == 0;
        var changed = new Queue<string>(isFirst ? [root] : _known.Where(folder => folder.Value != Directory.GetLastWriteTimeUtc(folder.Key)).Select(folder => folder.Key).ToList());
        var isChanged = changed.Count > 0 && !isFirst;
        while (changed.TryDequeue(out var folder))
        {
            Learn(folder, changed);
        }

        // A share's clock may tick but every second or two: what comes right after a change cannot be told from it, and is asked for once more.
        (var hadChanged, _hadChanged) = (_hadChanged, isChanged);
        return isChanged || hadChanged;
    }

    /// <param name="found">Takes the folders in it that are not known.</param>
    private void Learn(string folder, Queue<string> found)
    {
        try
        {
            _known[folder] = Directory.GetLastWriteTimeUtc(folder);
            foreach (var child in Directory.EnumerateDirectories(folder, "*", Walked).Where(child => !_known.ContainsKey(child) && !FolderWalk.IsPassedOver(Path.GetFileName(child))))
            {
                found.Enqueue(child);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It went.
            _known.Remove(folder);
        }
    }
}
