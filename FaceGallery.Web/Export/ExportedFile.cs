namespace FaceGallery.Web.Export;

/// <summary>A file that we wrote, and by what we know it again.</summary>
/// <param name="Path">Below the output folder, with forward slashes.</param>
/// <param name="Mode">How it was written.</param>
/// <param name="Source">Full path of the photo.</param>
/// <param name="SourceModifiedAt">Of the photo when it was written, UTC.</param>
/// <param name="Size">Bytes.</param>
/// <param name="ModifiedAt">Of the file as the output's file system gave it back, which may be coarser than the photo's; UTC.</param>
internal sealed record ExportedFile(string Path, ExportMode Mode, string Source, DateTime SourceModifiedAt, long Size, DateTime ModifiedAt)
    : ManifestEntry(Path)
{
    /// <summary>Whether what lies there now is still what we wrote.</summary>
    public bool IsUntouched(OutputFile file) => Mode == ExportMode.Symlink
        ? file.LinkTarget == Source
        : file.IsPlain && file.Size == Size && file.ModifiedAt == ModifiedAt;

    /// <summary>Whether writing it again would change nothing.</summary>
    public bool Satisfies(WantedFile wanted, ExportMode mode) =>
        Mode == mode
        && (mode == ExportMode.Copy || Source == wanted.Source)
        && (mode == ExportMode.Symlink || (Size == wanted.Size && SourceModifiedAt == wanted.ModifiedAt));
}
