using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace FaceGallery.Web.Data;

/// <summary>Why a backup was made.</summary>
public enum BackupReason
{
    /// <summary>The day's. Goes when newer ones have taken its place.</summary>
    Daily,

    /// <summary>Before an update changed the database.</summary>
    Update,

    /// <summary>Somebody asked for it, or brought it. Stays.</summary>
    Asked,

    /// <summary>Before another one was restored.</summary>
    Replaced,
}

/// <param name="MadeAt">UTC.</param>
public sealed record Backup(string Path, BackupReason Reason, DateTime MadeAt, long Bytes)
{
    public string Name => System.IO.Path.GetFileName(Path);
}

/// <summary>
/// Backups of the database, each one file: an ordinary SQLite database with the keys and the settings in a table of its own. Made while the app runs and
/// others write, checked before it bears its name, and in no one's way. Safe for concurrent use.
/// </summary>
public sealed class Backups(string dataFolder, IOptionsMonitor<BackupOptions> options, IOptionsMonitor<StorageOptions> storage, TimeProvider time) : IDisposable
{
    /// <summary>The table of what is no row: paths below the data folder, and bytes.</summary>
    internal const string FilesTable = "BackupFiles";

    /// <summary>So many of those that were made before an update stay, and of those before another one was restored.</summary>
    private const int KeptBefore = 2;

    private const string Prefix = "facegallery-";
    private const string Moment = "yyyyMMdd-HHmmss";

    private readonly SemaphoreSlim _free = new(1);

    public string Folder => options.CurrentValue.Folder is { Length: > 0 } folder ? Path.GetFullPath(folder) : Own;

    /// <summary>Where they are made, and stay unless another folder is set.</summary>
    private string Own => Path.Combine(dataFolder, "backups");

    /// <summary>The newest first; none where the folder is not there.</summary>
    public IReadOnlyList<Backup> List() => Directory.Exists(Folder)
        ? [.. new DirectoryInfo(Folder).GetFiles($"{Prefix}*.db").Select(Parse).OfType<Backup>().OrderByDescending(backup => backup.MadeAt).ThenByDescending(backup => File.GetLastWriteTimeUtc(backup.Path))]
        : [];

    /// <param name="madeAt">UTC.</param>
    public static string NameOf(BackupReason reason, DateTime madeAt) => $"{Prefix}{madeAt.ToString(Moment, CultureInfo.InvariantCulture)}-{reason.ToString().ToLowerInvariant()}.db";

    public Backup? Find(string name) => List().FirstOrDefault(backup => backup.Name == name);

    /// <summary>Makes one. Those that have had their time are removed afterwards.</summary>
    /// <exception cref="DatabaseException">The database is damaged, or there is none.</exception>
    /// <exception cref="IOException">There is no room for it, or the folder cannot be written.</exception>
    public async Task<Backup> MakeAsync(BackupReason reason, CancellationToken cancellationToken)
    {
        await _free.WaitAsync(cancellationToken);
        try
        {
            var name = NameOf(reason, time.GetUtcNow().UtcDateTime);
            await Task.Run(() => Make(Path.Combine(Folder, name), cancellationToken), cancellationToken);
            Rotate();
            return Find(name)!;
        }
        finally
        {
            _free.Release();
        }
    }

    /// <summary>Takes one that somebody brings. It stays like those that were asked for.</summary>
    /// <param name="name">Of the file: one of ours tells when it was made.</param>
    /// <param name="bytes">How long it is.</param>
    /// <exception cref="DatabaseException">It is no backup of ours, damaged, or of a newer version.</exception>
    /// <exception cref="IOException">There is no room for it, or the folder cannot be written.</exception>
    public async Task<Backup> TakeAsync(Stream content, string name, long bytes, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Own);
        RequireRoom(bytes);
        var arriving = Path.Combine(Own, $"{Guid.NewGuid():N}.tmp");
        try
        {
            await using (var file = File.Create(arriving))
            {
                await content.CopyToAsync(file, cancellationToken);
            }

            await Task.Run(() => BackupRestore.Examine(arriving, name, cancellationToken), cancellationToken);
            var placed = NameOf(BackupReason.Asked, MomentOf(name) ?? time.GetUtcNow().UtcDateTime);
            await Task.Run(() => Place(arriving, Path.Combine(Folder, placed), cancellationToken), cancellationToken);
            return Find(placed)!;
        }
        finally
        {
            File.Delete(arriving);
            File.Delete($"{arriving}-wal");
            File.Delete($"{arriving}-shm");
        }
    }

    public void Dispose() => _free.Dispose();

    /// <summary>Makes one of any name.</summary>
    /// <inheritdoc cref="MakeAsync"/>
    public void Make(string target, CancellationToken cancellationToken)
    {
        var database = DataFolder.DatabaseIn(dataFolder);
        if (!File.Exists(database))
        {
            throw new DatabaseException($"There is no database in {dataFolder}.");
        }

        // Here first, as SQLite cannot write to every drive: those of a network may not let it lock.
        Directory.CreateDirectory(Own);
        RequireRoom(new FileInfo(database).Length);

        var made = Path.Combine(Own, $"{Guid.NewGuid():N}.tmp");
        try
        {
            Write(database, made, cancellationToken);
            Place(made, target, cancellationToken);
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode == SQLitePCL.raw.SQLITE_FULL)
        {
            throw new IOException($"There is no room for a backup on the drive of {Own}.", exception);
        }
        catch (SqliteException exception)
        {
            throw new DatabaseException($"The database {database} cannot be backed up: {exception.Message}", exception);
        }
        finally
        {
            File.Delete(made);
        }
    }

    private void RequireRoom(long bytes)
    {
        if (new DriveInfo(Own).AvailableFreeSpace < bytes + storage.CurrentValue.LeastFreeBytes)
        {
            throw new IOException($"There is no room for a backup on the drive of {Own}.");
        }
    }

    private void Write(string database, string made, CancellationToken cancellationToken)
    {
        RemoveRemains(Own);
        using (var source = DatabaseFile.Open(database, SqliteOpenMode.ReadWrite))
        {
            DatabaseFile.Execute(source, "VACUUM INTO $path", cancellationToken, ("$path", made));
        }

        using (var copy = DatabaseFile.Open(made, SqliteOpenMode.ReadWrite))
        {
            DatabaseFile.Execute(copy, $"CREATE TABLE {FilesTable} (Path TEXT PRIMARY KEY, Content BLOB NOT NULL)", cancellationToken);
            foreach (var file in DataFolder.SmallFilesIn(dataFolder))
            {
                DatabaseFile.Execute(
                    copy, $"INSERT INTO {FilesTable} VALUES ($path, $content)", cancellationToken,
                    ("$path", Path.GetRelativePath(dataFolder, file).Replace('\\', '/')), ("$content", File.ReadAllBytes(file)));
            }
        }

        if (DatabaseFile.Flaw(made, thorough: false, cancellationToken) is { } flaw)
        {
            throw new DatabaseException($"The database {database} is damaged, and no backup was made of it: {flaw}");
        }
    }

    private void Place(string made, string target, CancellationToken cancellationToken)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(target))!;
        Directory.CreateDirectory(folder);
        if (folder != Own)
        {
            RemoveRemains(folder);
        }

        var arriving = Path.Combine(folder, $"{Guid.NewGuid():N}.tmp");
        try
        {
            if (folder == Own)
            {
                File.Move(made, arriving);
            }
            else
            {
                File.Copy(made, arriving);
            }

            // A name is given to what is on the disk, and not to what a power cut would take.
            using (var file = new FileStream(arriving, FileMode.Open, FileAccess.ReadWrite))
            {
                file.Flush(flushToDisk: true);
            }

            if (folder != Own && !Digest(made).SequenceEqual(Digest(arriving)))
            {
                throw new IOException($"What was written to {folder} reads back differently. Look at that drive.");
            }

            cancellationToken.ThrowIfCancellationRequested();
            File.Move(arriving, target, overwrite: true);
        }
        finally
        {
            File.Delete(arriving);
        }
    }

    private static byte[] Digest(string path)
    {
        using var file = File.OpenRead(path);
        return SHA256.HashData(file);
    }

    /// <summary>Of processes that were stopped while they made one.</summary>
    private void RemoveRemains(string folder)
    {
        foreach (var remains in new DirectoryInfo(folder).GetFiles("*.tmp*").Where(file => (time.GetUtcNow().UtcDateTime - file.LastWriteTimeUtc).Duration() > TimeSpan.FromDays(1)))
        {
            remains.Delete();
        }
    }

    /// <summary>Those of a clock that was ahead are counted apart: for as long as they seem to be the latest they would let none of today stay.</summary>
    private void Rotate()
    {
        var (all, now) = (List(), time.GetUtcNow().UtcDateTime);
        var daily = all.Where(backup => backup.Reason == BackupReason.Daily).ToLookup(backup => backup.MadeAt > now);
        foreach (var past in Past([.. daily[false]]).Concat(Past([.. daily[true]]))
            .Concat(all.Where(backup => backup.Reason == BackupReason.Update).Skip(KeptBefore)).Concat(all.Where(backup => backup.Reason == BackupReason.Replaced).Skip(KeptBefore)))
        {
            File.Delete(past.Path);
        }
    }

    /// <summary>Of each of the last days and weeks the last one stays.</summary>
    private IEnumerable<Backup> Past(List<Backup> daily) => daily
        .Except(daily.DistinctBy(backup => backup.MadeAt.Date).Take(options.CurrentValue.Daily))
        .Except(daily.DistinctBy(backup => (ISOWeek.GetYear(backup.MadeAt), ISOWeek.GetWeekOfYear(backup.MadeAt))).Take(options.CurrentValue.Weekly));

    private static Backup? Parse(FileInfo file) =>
        file.Name.Split('-', 4) is [_, _, _, var end] && Enum.TryParse<BackupReason>(Path.GetFileNameWithoutExtension(end), ignoreCase: true, out var reason) && MomentOf(file.Name) is { } made
            ? new Backup(file.FullName, reason, made, file.Length)
            : null;

    /// <returns>UTC; null where it is no name of a backup.</returns>
    private static DateTime? MomentOf(string name) =>
        name.StartsWith(Prefix, StringComparison.Ordinal) && name.Split('-') is [_, var day, var moment, ..]
            && DateTime.TryParseExact($"{day}-{moment}", Moment, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var made)
            ? made
            : null;
}
