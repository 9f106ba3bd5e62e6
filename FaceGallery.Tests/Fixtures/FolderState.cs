namespace FaceGallery.Tests.Fixtures;

/// <summary>All that can be told of a folder without reading its files, to see whether anything in it was touched.</summary>
internal static class FolderState
{
    /// <param name="folder">Searched with its sub-folders.</param>
    /// <param name="except">Names of sub-folders at its top that are left out.</param>
    public static string[] Of(string folder, params string[] except) =>
    [
        .. new DirectoryInfo(folder).EnumerateFileSystemInfos("*", SearchOption.AllDirectories)
            .Where(entry => !except.Contains(Path.GetRelativePath(folder, entry.FullName).Split(Path.DirectorySeparatorChar)[0]))
            .Select(entry => $"{entry.FullName} {entry.LinkTarget} {(entry as FileInfo)?.Length} {entry.LastWriteTimeUtc:O} {entry.UnixFileMode}")
            .Order(StringComparer.Ordinal),
    ];
}
