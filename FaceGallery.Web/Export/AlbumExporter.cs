using System.Globalization;
using FaceGallery.Domain.Messages;

namespace FaceGallery.Web.Export;

/// <summary>
/// Brings an output folder to what the albums are, by the smallest change: it writes what is new or changed, removes its own files that
/// belong there no longer, and touches nothing that it did not write or that somebody changed since. One process at a time has the folder.
/// </summary>
public sealed class AlbumExporter : IDisposable
{
    private readonly OutputFolder _output;
    private readonly ExportManifest _manifest;
    private readonly FilePlacer _placer;
    private readonly ExportTerms _terms;
    private readonly List<Message> _notes = [];
    private readonly List<Message> _problems = [];
    private int _written;
    private int _removed;
    private int _unchanged;

    private AlbumExporter(string folder, ExportManifest manifest, ExportTerms terms)
    {
        (Folder, _output, _manifest, _terms) = (folder, new OutputFolder(folder), manifest, terms);
        _placer = new FilePlacer(Path.Combine(OwnFolder(folder), "next-file"), terms);
    }

    /// <summary>Full path of the output folder.</summary>
    public string Folder { get; }

    /// <summary>Where the program's own files are, within an output folder.</summary>
    public static string OwnFolder(string folder) => Path.Combine(folder, OutputFolder.OwnName);

    /// <summary>Takes an output folder, and makes it where it is not there yet.</summary>
    /// <param name="terms">Those of the command unless given.</param>
    /// <exception cref="AlbumExportException">It cannot be written, another process has it, or it holds another album.</exception>
    public static AlbumExporter Open(string folder, ExportTerms? terms = null)
    {
        terms ??= ExportTerms.OfCommand;
        var own = OwnFolder(folder);
        ExportManifest? manifest = null;
        try
        {
            if (new DirectoryInfo(own).LinkTarget is not null)
            {
                throw new AlbumExportException(new Message("Export.OwnFolderIsLink", own));
            }

            MakeFolder(folder, terms);
            Directory.CreateDirectory(own);
            manifest = ExportManifest.Open(Path.Combine(own, "albums.jsonl"));
            Claim(folder, manifest, terms.Album);
            var exporter = new AlbumExporter(folder, manifest, terms);
            manifest = null;
            return exporter;
        }
        catch (IOException exception) when (exception.HResult == StorageErrors.Again)
        {
            throw new AlbumExportException(new Message("Export.InUse", folder), exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new AlbumExportException(new Message("Export.Unwritable", folder, exception.Message), exception);
        }
        finally
        {
            manifest?.Dispose();
        }
    }

    /// <param name="onProgress">Told after each file how many of them are seen to.</param>
    /// <exception cref="AlbumExportException">It cannot go on: the disk is full, or the mode is not to be had there.</exception>
    public AlbumExportResult Export(
        IReadOnlyCollection<WantedFile> wanted, ExportMode mode, Action<int>? onProgress, CancellationToken cancellationToken)
    {
        try
        {
            _placer.Clean();
            var paths = wanted.Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
            foreach (var stale in _manifest.Files.Where(file => !paths.Contains(file.Path)).ToList())
            {
                cancellationToken.ThrowIfCancellationRequested();
                Attempt(stale.Path, () => Remove(stale));
            }

            RemoveEmptyFolders(paths);
            foreach (var (index, file) in wanted.Index())
            {
                cancellationToken.ThrowIfCancellationRequested();
                Attempt(file.Path, () => Bring(file, mode));
                onProgress?.Invoke(index + 1);
            }

            _manifest.Compact();
        }
        catch (IOException exception) when (StorageErrors.IsFull(exception))
        {
            throw new AlbumExportException(new Message("Export.Full", Folder, Number(_written + _unchanged), Number(wanted.Count)), exception);
        }

        return new AlbumExportResult(_written, _removed, _unchanged, _manifest.Damage is { } damage ? [damage, .. _notes] : _notes, _problems);
    }

    public void Dispose() => _manifest.Dispose();

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static void MakeFolder(string path, ExportTerms terms)
    {
        if (terms.IsForOthers)
        {
            OpenToAll.MakeFolder(path);
        }
        else
        {
            Directory.CreateDirectory(path);
        }
    }

    /// <summary>A folder is one album's as long as it holds something of it: another one of the same name would remove what it does not have itself.</summary>
    private static void Claim(string folder, ExportManifest manifest, string? album)
    {
        if (album is null)
        {
            return;
        }

        var mark = Path.Combine(OwnFolder(folder), "album");
        var owner = File.Exists(mark) ? File.ReadAllText(mark) : null;
        if (owner != album && manifest.Files.Any())
        {
            throw new AlbumExportException(new Message("Export.OtherAlbum", folder));
        }

        if (owner != album)
        {
            File.WriteAllText(mark, album);
        }
    }

    /// <summary>One file that cannot be had does not keep the others from their place.</summary>
    private void Attempt(string path, Action change)
    {
        try
        {
            change();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException && !StorageErrors.IsFull(exception))
        {
            _problems.Add(new Message("Export.Problem.Failed", path, exception.Message));
        }
    }

    private void Remove(ExportedFile stale)
    {
        var fullPath = _output.FullPath(stale.Path);
        if (_output.Obstacle(stale.Path) is { } obstacle)
        {
            _notes.Add(new Message("Export.Note.Obstacle", fullPath, obstacle));
        }
        else if (OutputFile.Look(fullPath) is { } file)
        {
            if (stale.IsUntouched(file))
            {
                File.Delete(fullPath);
                _removed++;
            }
            else
            {
                _notes.Add(new Message("Export.Note.StaleChanged", fullPath));
            }
        }

        _manifest.Remove(stale.Path);
    }

    private void Bring(WantedFile wanted, ExportMode mode)
    {
        if (!OutputFolder.IsAlbumPath(wanted.Path))
        {
            _problems.Add(new Message("Export.Problem.Ours", wanted.Source));
            return;
        }

        var fullPath = _output.FullPath(wanted.Path);
        if (_output.Obstacle(wanted.Path) is { } obstacle)
        {
            _problems.Add(new Message("Export.Problem.Obstacle", fullPath, obstacle));
            return;
        }

        var there = OutputFile.Look(fullPath);
        if (there is { } file && !MayReplace(wanted, mode, Ours(wanted, mode, file), file))
        {
            return;
        }

        Write(wanted, mode, fullPath, replace: there is not null);
        _written++;
    }

    /// <summary>What we know of the file. One that shares its bytes with a photo changes with it, and is ours all the same.</summary>
    private ExportedFile? Ours(WantedFile wanted, ExportMode mode, OutputFile file)
    {
        var ours = _manifest.Find(wanted.Path);
        if (ours is { Mode: ExportMode.Hardlink } && mode == ours.Mode && !ours.IsUntouched(file) && file.Satisfies(wanted, mode))
        {
            ours = ours with { Size = file.Size, ModifiedAt = file.ModifiedAt, SourceModifiedAt = wanted.ModifiedAt };
            _manifest.Add(ours);
        }

        return ours;
    }

    /// <summary>Whether the file that is there is ours, untouched, and not right any more.</summary>
    private bool MayReplace(WantedFile wanted, ExportMode mode, ExportedFile? ours, OutputFile file)
    {
        var isUntouched = ours?.IsUntouched(file) == true;
        if ((isUntouched && ours!.Satisfies(wanted, mode)) || (ours is null && file.Satisfies(wanted, mode)))
        {
            _unchanged++;
            return false;
        }

        if (ours is null)
        {
            _problems.Add(new Message("Export.Problem.Foreign", _output.FullPath(wanted.Path), wanted.Source));
        }
        else if (!isUntouched)
        {
            _notes.Add(new Message("Export.Note.Changed", _output.FullPath(wanted.Path)));
        }

        return isUntouched;
    }

    /// <summary>
    /// The order matters: whenever the process is killed, the manifest tells the truth about what is there, or speaks of a file that is
    /// not there and will be written again.
    /// </summary>
    private void Write(WantedFile wanted, ExportMode mode, string fullPath, bool replace)
    {
        var made = _placer.Prepare(wanted, mode);
        try
        {
            if (replace)
            {
                File.Delete(fullPath);
            }

            foreach (var folder in _output.MissingFolders(wanted.Path).ToList())
            {
                _manifest.Add(new ExportedFolder(folder));
                MakeFolder(_output.FullPath(folder), _terms);
            }

            _manifest.Add(made);
            File.Move(_placer.TemporaryPath, fullPath, overwrite: false);
        }
        catch
        {
            _placer.Clean();
            throw;
        }
    }

    private void RemoveEmptyFolders(HashSet<string> wantedPaths)
    {
        var inUse = wantedPaths.SelectMany(OutputFolder.Parents).ToHashSet(StringComparer.Ordinal);
        foreach (var folder in _manifest.Folders.Where(folder => !inUse.Contains(folder.Path)).OrderByDescending(folder => folder.Path.Length).ToList())
        {
            Attempt(folder.Path, () =>
            {
                if (_output.RemoveIfEmpty(folder.Path))
                {
                    _manifest.Remove(folder.Path);
                }
            });
        }
    }
}
