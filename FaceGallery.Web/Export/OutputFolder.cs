namespace FaceGallery.Web.Export;

/// <summary>The folder that albums are written to, and the guard that nothing is touched outside it.</summary>
/// <param name="root">Its full path.</param>
internal sealed class OutputFolder(string root)
{
    /// <summary>Our own folder within it.</summary>
    public const string OwnName = ".facegallery";

    private readonly HashSet<string> _checked = new(StringComparer.Ordinal) { "" };

    public string FullPath(string path) => System.IO.Path.Combine(root, path);

    /// <summary>Whether a path that was read from a file leads to an album, and neither out of the output nor to our own folder.</summary>
    public static bool IsAlbumPath(string path)
    {
        var parts = path.Split('/');
        return !path.Contains('\0', StringComparison.Ordinal)
            && !parts[0].Equals(OwnName, StringComparison.OrdinalIgnoreCase)
            && parts.All(part => part is not ("" or "." or ".."));
    }

    /// <summary>Path of what stands in the way of a file's folder: a file, or a link that may lead out of the output. Null when nothing does.</summary>
    public string? Obstacle(string path)
    {
        foreach (var folder in Parents(path).Where(folder => !_checked.Contains(folder)))
        {
            var attributes = new FileInfo(FullPath(folder)).Attributes;
            if (attributes == (FileAttributes)(-1))
            {
                return null;
            }

            if ((attributes & FileAttributes.ReparsePoint) != 0 || (attributes & FileAttributes.Directory) == 0)
            {
                return FullPath(folder);
            }

            _checked.Add(folder);
        }

        return null;
    }

    /// <summary>A file's folders that are not there yet, outermost first.</summary>
    public IEnumerable<string> MissingFolders(string path) => Parents(path).Where(folder => !Directory.Exists(FullPath(folder)));

    /// <returns>Whether it is gone.</returns>
    public bool RemoveIfEmpty(string folder)
    {
        var fullPath = FullPath(folder);
        if (Obstacle(folder + "/.") is not null || (Directory.Exists(fullPath) && Directory.EnumerateFileSystemEntries(fullPath).Any()))
        {
            return false;
        }

        if (Directory.Exists(fullPath))
        {
            Directory.Delete(fullPath);
        }

        _checked.Remove(folder);
        return true;
    }

    /// <summary>For a/b/c: a, then a/b.</summary>
    public static IEnumerable<string> Parents(string path)
    {
        for (var slash = path.IndexOf('/', StringComparison.Ordinal); slash > 0; slash = path.IndexOf('/', slash + 1))
        {
            yield return path[..slash];
        }
    }
}
