using FaceGallery.Domain.Photos;
using FaceGallery.Web.Data;
using FaceGallery.Web.Library;
using Microsoft.Extensions.Options;
using Microsoft.Win32.SafeHandles;

namespace FaceGallery.Web.Files;

/// <summary>
/// The one way to a library's files. A path is followed wherever it leads, and then it is looked at where it led: a link may lead to another file of
/// the library's folders, and to nothing else. Safe for concurrent use.
/// </summary>
/// <remarks>
/// What a second name for the same bytes (a hard link) leads to cannot be told. Only who may read a file, and write on the same drive, can make one.
/// </remarks>
public sealed class LibraryFiles
{
    /// <summary>Any number of changed files cause one scan.</summary>
    private static readonly TimeSpan BetweenScans = TimeSpan.FromMinutes(1);

    private readonly Func<Known> _known;
    private readonly IndexingControl _indexing;
    private readonly TimeProvider _time;
    private long _scanAskedFor;

    public LibraryFiles(IOptionsMonitor<LibraryOptions> options, DataFolder data, IndexingControl indexing, TimeProvider time)
        : this(Known.By(options, data), indexing, time)
    {
    }

    private LibraryFiles(Func<Known> known, IndexingControl indexing, TimeProvider time) => (_known, _indexing, _time) = (known, indexing, time);

    /// <summary>Files wherever they lie, for commands that are told which to read and serve none.</summary>
    public static LibraryFiles Anywhere() => new(() => Known.Anywhere, new IndexingControl(), TimeProvider.System);

    /// <summary>
    /// To be handed out, or shown again, as the photo that it was. Where it is that no more a scan is asked for, which will find out what became of it.
    /// </summary>
    /// <exception cref="RefusedFileException">It has changed since, is no ordinary file, or leads out of the root folders of its kind.</exception>
    /// <inheritdoc cref="LibraryFile.Open"/>
    public LibraryFile OpenIndexed(IndexedFile indexed)
    {
        LibraryFile? file = null;
        try
        {
            file = Open(indexed.FullPath);
            return file.Size == indexed.Size && file.ModifiedAt == indexed.ModifiedAt ? file : throw new RefusedFileException(indexed.FullPath, FileRefusal.Changed);
        }
        catch (Exception exception) when (exception is RefusedFileException or FileNotFoundException or DirectoryNotFoundException)
        {
            file?.Dispose();
            AskForScan();
            throw;
        }
    }

    /// <param name="fullPath">Below a root folder.</param>
    /// <exception cref="RefusedFileException">It is no ordinary file, or leads out of the root folders of its kind.</exception>
    /// <inheritdoc cref="LibraryFile.Open"/>
    public LibraryFile Open(string fullPath)
    {
        var file = LibraryFile.Open(fullPath);
        try
        {
            RequireWithin(fullPath, file.RealPath);
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Whether a path belongs to this root folder of this kind, and not to another one in it, or to our own data.</summary>
    public bool Belongs(string fullPath, string root, RootKind kind) => InnermostAt(fullPath, folder => folder.Path) is not { Count: > 0 } folders || folders.Contains((root, kind));

    /// <summary>A folder of the library, to be listed.</summary>
    /// <inheritdoc cref="Open"/>
    internal SafeFileHandle HoldFolder(string fullPath)
    {
        var held = Posix.Hold(fullPath);
        try
        {
            RequireWithin(fullPath, Posix.PathOf(held));
            return held;
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    private void AskForScan()
    {
        var (now, last) = (_time.GetUtcNow().Ticks, Volatile.Read(ref _scanAskedFor));
        if (Math.Abs(now - last) >= BetweenScans.Ticks && Interlocked.CompareExchange(ref _scanAskedFor, now, last) == last)
        {
            _indexing.RequestScan();
        }
    }

    private void RequireWithin(string fullPath, string realPath)
    {
        var isWithin = KindsAt(realPath, folder => folder.RealPath)?.Intersect(KindsAt(fullPath, folder => folder.Path) ?? []).Any();
        if (!(isWithin ?? _known().FollowsOutside))
        {
            throw new RefusedFileException(fullPath, FileRefusal.Outside);
        }
    }

    /// <summary>Of the innermost folder that the path lies in. Null where it lies in no folder.</summary>
    private IEnumerable<RootKind>? KindsAt(string path, Func<Folder, string?> place) => InnermostAt(path, place) is { Count: > 0 } folders ? folders.Select(folder => folder.Kind).OfType<RootKind>() : null;

    /// <summary>The innermost folder that the path lies in: one folder may be of both kinds, and our own data is of none.</summary>
    private List<(string Path, RootKind? Kind)> InnermostAt(string path, Func<Folder, string?> place) => _known().Folders
        .Select(folder => (Path: place(folder), folder.Kind))
        .Where(folder => folder.Path is not null && RealPath.IsWithin(path, folder.Path))
        .GroupBy(folder => folder.Path!.Length)
        .MaxBy(folders => folders.Key)?
        .Select(folder => (folder.Path!, folder.Kind)).ToList() ?? [];

    /// <summary>The folders as the settings have them.</summary>
    private sealed record Known(LibraryOptions? Options, IReadOnlyList<Folder> Folders, bool FollowsOutside)
    {
        public static Known Anywhere { get; } = new(null, [], FollowsOutside: true);

        /// <summary>Made anew when the settings have changed.</summary>
        public static Func<Known> By(IOptionsMonitor<LibraryOptions> options, DataFolder data)
        {
            Known? last = null;
            return () =>
            {
                var current = options.CurrentValue;
                return last is { } known && ReferenceEquals(known.Options, current) ? known : last = new Known(
                    current, [.. current.AllRoots().Select(root => new Folder(root.Path, root.Kind)), new Folder(data.Path, Kind: null)], current.FollowOutsideLinks);
            };
        }
    }

    private sealed record Folder(string Path, RootKind? Kind)
    {
        private string? _realPath;

        /// <summary>Asked once, as soon as it is there; null until then.</summary>
        public string? RealPath
        {
            get
            {
                try
                {
                    using var held = _realPath is null ? Posix.Hold(Path) : null;
                    return _realPath ??= Posix.PathOf(held!);
                }
                catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
                {
                    return null;
                }
            }
        }
    }
}
