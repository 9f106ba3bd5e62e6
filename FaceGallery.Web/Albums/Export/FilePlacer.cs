namespace FaceGallery.Web.Albums.Export;

/// <summary>Makes a finished file under a temporary name, so that moving it to its place is all that is left to do.</summary>
/// <param name="temporaryPath">On the same drive as the output.</param>
internal sealed class FilePlacer(string temporaryPath)
{
    public string TemporaryPath { get; } = temporaryPath;

    /// <summary>Removes what a process that was killed left.</summary>
    public void Clean() => File.Delete(TemporaryPath);

    /// <returns>What the manifest has to know of the file.</returns>
    /// <exception cref="AlbumExportException">No further file can be written either.</exception>
    /// <exception cref="IOException">This one cannot; nothing is left behind.</exception>
    public ExportedFile Prepare(WantedFile wanted, ExportMode mode)
    {
        if (!File.Exists(wanted.Source))
        {
            throw new FileNotFoundException($"{wanted.Source} is not there any more.");
        }

        try
        {
            var original = File.ResolveLinkTarget(wanted.Source, returnFinalTarget: true)?.FullName ?? wanted.Source;
            var modifiedAt = File.GetLastWriteTimeUtc(original);
            Make(wanted.Source, original, mode);
            var made = OutputFile.Look(TemporaryPath) ?? throw new FileNotFoundException($"{TemporaryPath} has vanished.");
            return new ExportedFile(wanted.Path, mode, wanted.Source, modifiedAt, made.Size, made.ModifiedAt);
        }
        catch
        {
            File.Delete(TemporaryPath);
            throw;
        }
    }

    private void Make(string source, string original, ExportMode mode)
    {
        switch (mode)
        {
            case ExportMode.Copy:
                File.Copy(original, TemporaryPath);
                break;
            case ExportMode.Hardlink:
                Link(original);
                break;
            case ExportMode.Symlink:
                File.CreateSymbolicLink(TemporaryPath, source);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(mode), mode, "There is no such mode.");
        }
    }

    private void Link(string original)
    {
        try
        {
            HardLink.Create(original, TemporaryPath);
        }
        catch (IOException exception) when (exception.HResult is StorageErrors.OtherDevice)
        {
            throw new AlbumExportException(
                $"Hard links cannot lead to another drive, and {original} is on another one than the output. Use --mode copy or --mode symlink.", exception);
        }
        catch (IOException exception) when (exception.HResult is StorageErrors.NotPermitted or StorageErrors.NotSupported)
        {
            throw new AlbumExportException(
                $"The system does not allow a hard link to {original}. Use --mode copy or --mode symlink.", exception);
        }
    }
}
