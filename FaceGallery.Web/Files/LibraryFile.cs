using Microsoft.Win32.SafeHandles;

namespace FaceGallery.Web.Files;

/// <summary>
/// A file, held: what was looked at is what is read, whatever lies at its path by now. Only ordinary files can be held; pipes, sockets and devices are
/// refused without opening them.
/// </summary>
public sealed class LibraryFile : IDisposable
{
    private readonly SafeFileHandle _held;
    private readonly FileStatus _status;

    private LibraryFile(string fullPath, SafeFileHandle held, FileStatus status) => (FullPath, _held, _status) = (fullPath, held, status);

    /// <summary>Where it was asked for. Its ending tells a raw file from a scan; to read it take <see cref="Path"/>.</summary>
    public string FullPath { get; }

    /// <summary>Bytes.</summary>
    public long Size => _status.Size;

    /// <summary>UTC.</summary>
    public DateTime ModifiedAt => _status.ModifiedAt;

    /// <summary>Leads to this file within this process, as long as it is held.</summary>
    public string Path => Posix.LinkTo(_held);

    /// <summary>Where it really lies, without a link on the way.</summary>
    public string RealPath => Posix.PathOf(_held);

    /// <summary>Wherever it lies: what belongs to a library is opened by <see cref="LibraryFiles"/>.</summary>
    /// <exception cref="FileNotFoundException">Nothing is there, or a link leads nowhere.</exception>
    /// <exception cref="DirectoryNotFoundException">A folder on the way is none.</exception>
    /// <exception cref="RefusedFileException">It is no ordinary file.</exception>
    /// <exception cref="UnauthorizedAccessException">A folder on the way may not be entered.</exception>
    /// <exception cref="IOException">The drive fails.</exception>
    public static LibraryFile Open(string fullPath)
    {
        var held = Posix.Hold(fullPath);
        try
        {
            var status = Posix.StatusOf(held, fullPath);
            return status.Type switch
            {
                EntryType.File => new LibraryFile(fullPath, held, status),
                EntryType.Folder => throw new RefusedFileException(fullPath, FileRefusal.Folder),
                _ => throw new RefusedFileException(fullPath, FileRefusal.Special),
            };
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>Its bytes, which others may change meanwhile. Whoever reads brings a large buffer: there is none between. The stream outlives this object.</summary>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    /// <exception cref="IOException">The drive fails.</exception>
    public FileStream OpenRead() => SharedFile.OpenRead(Path);

    /// <summary>What was read since it was opened is of one piece: nobody wrote to it meanwhile.</summary>
    /// <exception cref="RefusedFileException">Somebody did.</exception>
    public void RequireUnchanged()
    {
        if (Posix.StatusOf(_held, FullPath) != _status)
        {
            throw new RefusedFileException(FullPath, FileRefusal.Changed);
        }
    }

    public void Dispose() => _held.Dispose();
}
