using FaceGallery.Web.Files;

namespace FaceGallery.Web.Commands.Separate;

/// <summary>Makes a finished file under a temporary name, so that moving it to its place is all that is left to do.</summary>
/// <param name="temporaryPath">On the same drive as the output.</param>
internal sealed class FilePlacer(string temporaryPath)
{
    /// <summary>The albums are written for whoever can read the photos anyway, and follow links wherever they lead.</summary>
    private readonly LibraryFiles _files = LibraryFiles.Anywhere();

    public string TemporaryPath { get; } = temporaryPath;

    /// <summary>Removes what a process that was killed left.</summary>
    public void Clean() => File.Delete(TemporaryPath);

    /// <returns>What the manifest has to know of the file.</returns>
    /// <exception cref="AlbumExportException">No further file can be written either.</exception>
    /// <exception cref="IOException">This one cannot; nothing is left behind.</exception>
    public ExportedFile Prepare(WantedFile wanted, ExportMode mode)
    {
        using var original = _files.OpenIndexed(new IndexedFile(wanted.Source, wanted.Size, wanted.ModifiedAt));
        try
        {
            Make(original, mode);
            var made = OutputFile.Look(TemporaryPath) ?? throw new FileNotFoundException($"{TemporaryPath} has vanished.");
            return new ExportedFile(wanted.Path, mode, wanted.Source, wanted.ModifiedAt, made.Size, made.ModifiedAt);
        }
        catch
        {
            File.Delete(TemporaryPath);
            throw;
        }
    }

    private void Make(LibraryFile original, ExportMode mode)
    {
        switch (mode)
        {
            case ExportMode.Copy:
                File.Copy(original.Path, TemporaryPath);
                original.RequireUnchanged();
                break;
            case ExportMode.Hardlink:
                Link(original);
                break;
            case ExportMode.Symlink:
                File.CreateSymbolicLink(TemporaryPath, original.FullPath);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(mode), mode, "There is no such mode.");
        }
    }

    private void Link(LibraryFile original)
    {
        try
        {
            HardLink.Create(original, TemporaryPath);
        }
        catch (IOException exception) when (exception.HResult is StorageErrors.OtherDevice)
        {
            throw new AlbumExportException(
                $"Hard links cannot lead to another drive, and {original.FullPath} is on another one than the output. Use --mode copy or --mode symlink.", exception);
        }
        catch (IOException exception) when (exception.HResult is StorageErrors.NotPermitted or StorageErrors.NotSupported)
        {
            throw new AlbumExportException(
                $"The system does not allow a hard link to {original.FullPath}. Use --mode copy or --mode symlink.", exception);
        }
    }
}
