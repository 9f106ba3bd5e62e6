namespace FaceGallery.Web.Export;

/// <summary>What lies at a path of the output, links not followed.</summary>
/// <param name="IsPlain">A file: neither link nor folder.</param>
/// <param name="LinkTarget">Where a link leads; null for anything else.</param>
/// <param name="Size">Bytes of a plain file.</param>
/// <param name="ModifiedAt">UTC.</param>
internal readonly record struct OutputFile(bool IsPlain, string? LinkTarget, long Size, DateTime ModifiedAt)
{
    /// <returns>Null when nothing lies there.</returns>
    public static OutputFile? Look(string fullPath)
    {
        var info = new FileInfo(fullPath);
        if (info.Attributes == (FileAttributes)(-1))
        {
            return null;
        }

        var isPlain = (info.Attributes & (FileAttributes.Directory | FileAttributes.ReparsePoint)) == 0;
        return new OutputFile(isPlain, info.LinkTarget, isPlain ? info.Length : 0, info.LastWriteTimeUtc);
    }

    /// <summary>Whether it already is what is wanted, whoever put it there.</summary>
    public bool Satisfies(WantedFile wanted, ExportMode mode) => mode == ExportMode.Symlink
        ? LinkTarget == wanted.Source
        : IsPlain && Size == wanted.Size && ModifiedAt == wanted.ModifiedAt;
}
