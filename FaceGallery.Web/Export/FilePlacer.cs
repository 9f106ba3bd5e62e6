using FaceGallery.Domain.Messages;
using FaceGallery.Web.Files;

namespace FaceGallery.Web.Export;

/// <summary>Makes a finished file under a temporary name, so that moving it to its place is all that is left to do.</summary>
/// <param name="temporaryPath">On the same drive as the output.</param>
internal sealed class FilePlacer(string temporaryPath, ExportTerms terms)
{
    public string TemporaryPath { get; } = temporaryPath;

    /// <summary>Removes what a process that was killed left.</summary>
    public void Clean() => File.Delete(TemporaryPath);

    /// <returns>What the manifest has to know of the file.</returns>
    /// <exception cref="AlbumExportException">No further file can be written either.</exception>
    /// <exception cref="IOException">This one cannot; nothing is left behind.</exception>
    public ExportedFile Prepare(WantedFile wanted, ExportMode mode)
    {
        using var original = terms.Files.OpenIndexed(new IndexedFile(wanted.Source, wanted.Size, wanted.ModifiedAt));
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
                RequireRoom(original.Size);
                File.Copy(original.Path, TemporaryPath);
                original.RequireUnchanged();
                if (terms.IsForOthers)
                {
                    OpenToAll.File(TemporaryPath);
                }

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

    private void RequireRoom(long bytes)
    {
        if (terms.LeastFreeBytes > 0 && new DriveInfo(Path.GetDirectoryName(TemporaryPath)!).AvailableFreeSpace < bytes + terms.LeastFreeBytes)
        {
            throw new IOException("There is too little room.", StorageErrors.NoSpace);
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
            throw new AlbumExportException(new Message("Export.OtherDrive", original.FullPath), exception);
        }
        catch (IOException exception) when (exception.HResult is StorageErrors.NotPermitted or StorageErrors.NotSupported)
        {
            throw new AlbumExportException(new Message("Export.NoHardLinks", original.FullPath), exception);
        }
    }
}
