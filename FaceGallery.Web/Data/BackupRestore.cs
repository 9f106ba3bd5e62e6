using System.Globalization;
using FaceGallery.Domain.Photos;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Data;

/// <summary>What a backup holds, and what there is now that it does not hold.</summary>
/// <param name="IsAnother">It has photos, so has what is there, and none is in both.</param>
/// <param name="PresentPhotos">In the database that it is to replace; -1 where there is none that can be read.</param>
/// <param name="LaterChanges">Entries of the history that it lacks.</param>
/// <param name="LaterLinks">Links for guests and friends that it lacks.</param>
public sealed record BackupContents(long Photos, long People, bool IsAnother, long PresentPhotos, long PresentPeople, long LaterChanges, long LaterLinks)
{
    /// <summary>Something is there that would be put aside.</summary>
    public bool Replaces => PresentPhotos > 0 || PresentPeople > 0;
}

/// <summary>
/// Puts a backup in the place of the database, in two steps. First it is copied into the data folder and looked at, also while the app runs. What waits there is put in its place when the folder is
/// next opened, before anything of it is read: by nothing but renames, so that it goes on where a process that died left it.
/// </summary>
public static class BackupRestore
{
    /// <summary>Folders in the data folder: one that is not to be used yet, one that waits, and one whose parts go to their places.</summary>
    private const string Copied = "restore-";
    private const string Waiting = "restoring-";
    private const string Placing = "placing-";

    /// <summary>Folders of what was there before.</summary>
    private const string Aside = "replaced-";

    /// <summary>Without the portraits, which no page counts.</summary>
    private static readonly string LibraryPhotos = $"Photos WHERE Kind = {(int)RootKind.Photos}";

    /// <summary>What would be wrong beside another database, and what that one brings itself: a copy that somebody made by hand brings no keys and settings, and keeps those that are there.</summary>
    private static IEnumerable<string> Replaced(DataFolder data, string waiting) =>
    [
        data.Database, $"{data.Database}-wal", $"{data.Database}-shm", data.Neighbours, data.Reading,
        .. new[] { data.Keys, data.Settings }.Where(part => Path.Exists(Path.Combine(waiting, Path.GetFileName(part)))),
    ];

    /// <summary>Copies a backup into the data folder, and reads all of it. Nothing is changed until <see cref="Demand"/>.</summary>
    /// <param name="backup">A backup, or a copy of a database; what lies in its write-ahead log beside it counts.</param>
    /// <returns>The copy, for <see cref="Demand"/>, and what is in it.</returns>
    /// <exception cref="DatabaseException">It is no backup of ours, damaged, or of a newer version.</exception>
    /// <exception cref="IOException">There is no room, or it cannot be read.</exception>
    public static (string Copy, BackupContents Contents) Prepare(string backup, DataFolder data, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (!File.Exists(backup))
        {
            throw new DatabaseException($"There is no file {backup}.");
        }

        RemoveAll(data, Copied);
        var moment = now.UtcDateTime.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
        var name = Enumerable.Range(2, 100).Select(number => $"{moment}-{number}").Prepend(moment).First(name => !Directory.Exists(Path.Combine(data.Path, Aside + name)));
        var copy = Directory.CreateDirectory(Path.Combine(data.Path, Copied + name)).FullName;
        try
        {
            var arriving = DataFolder.DatabaseIn(copy);
            File.Copy(backup, arriving);
            if (File.Exists($"{backup}-wal"))
            {
                File.Copy($"{backup}-wal", $"{arriving}-wal");
            }

            Examine(arriving, backup, cancellationToken);
            var contents = Read(arriving, data.Database, cancellationToken);
            Unpack(arriving, data, cancellationToken);
            return (copy, contents);
        }
        catch
        {
            Discard(copy);
            throw;
        }
    }

    /// <summary>The copy is put in the database's place when the data folder is next opened.</summary>
    /// <exception cref="DatabaseException">Another one waits already.</exception>
    /// <exception cref="IOException">The copy is gone: another one was made since.</exception>
    public static void Demand(string copy, DataFolder data)
    {
        if (Directory.GetDirectories(data.Path, Waiting + "*").Length > 0)
        {
            throw new DatabaseException("Another backup is to be restored already. Start FaceGallery anew.");
        }

        Directory.Move(copy, Path.Combine(data.Path, Waiting + Path.GetFileName(copy)[Copied.Length..]));
    }

    /// <summary>The copy is not wanted.</summary>
    public static void Discard(string copy) => Directory.Delete(copy, recursive: true);

    /// <summary>Puts what waits in its place. Nothing of the data folder may be open.</summary>
    /// <returns>The folder that holds what was there before; null where nothing waited.</returns>
    public static string? Finish(DataFolder data)
    {
        RemoveAll(data, Copied);
        string? aside = null;
        foreach (var waiting in Directory.GetDirectories(data.Path, Waiting + "*"))
        {
            var name = Path.GetFileName(waiting)[Waiting.Length..];
            aside = Directory.CreateDirectory(Path.Combine(data.Path, Aside + name)).FullName;
            Move(Replaced(data, waiting), aside);
            Directory.Move(waiting, Path.Combine(data.Path, Placing + name));
        }

        foreach (var placing in Directory.GetDirectories(data.Path, Placing + "*"))
        {
            aside ??= Path.Combine(data.Path, Aside + Path.GetFileName(placing)[Placing.Length..]);
            Move(Directory.GetFileSystemEntries(placing), data.Path);
            Directory.Delete(placing);
        }

        return aside;
    }

    private static void Move(IEnumerable<string> entries, string folder)
    {
        foreach (var entry in entries.Where(Path.Exists))
        {
            Directory.Move(entry, Path.Combine(folder, Path.GetFileName(entry)));
        }
    }

    private static void RemoveAll(DataFolder data, string kind)
    {
        foreach (var folder in Directory.GetDirectories(data.Path, kind + "*"))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <exception cref="DatabaseException">It is no backup of ours, damaged, or of a newer version.</exception>
    /// <param name="file">A copy that nobody else uses.</param>
    /// <param name="name">What to call it.</param>
    internal static void Examine(string file, string name, CancellationToken cancellationToken)
    {
        if (DatabaseFile.Flaw(file, thorough: false, cancellationToken) is { } flaw)
        {
            throw new DatabaseException($"{name} is damaged, cut off, or no database: {flaw} Choose another backup. Nothing was changed.");
        }

        if (Count(file, "__EFMigrationsHistory", cancellationToken) <= 0 || Count(file, "Photos", cancellationToken) < 0)
        {
            throw new DatabaseException($"{name} is no backup of FaceGallery. Nothing was changed.");
        }

        using var connection = DatabaseFile.Open(file, SqliteOpenMode.ReadOnly);
        using var context = new FaceGalleryDbContext(new DbContextOptionsBuilder<FaceGalleryDbContext>().UseSqlite(connection).Options);
        if (context.Database.GetAppliedMigrations().Except(context.Database.GetMigrations()).LastOrDefault() is { } newer)
        {
            throw new DatabaseException($"{name} was made by a newer FaceGallery ({newer}). Update FaceGallery first. Nothing was changed.");
        }
    }

    private static BackupContents Read(string arriving, string present, CancellationToken cancellationToken)
    {
        var (photos, people) = (Count(arriving, LibraryPhotos, cancellationToken), Count(arriving, "People", cancellationToken));
        var (presentPhotos, presentPeople) = (Count(present, LibraryPhotos, cancellationToken), Count(present, "People", cancellationToken));
        if (presentPhotos < 0)
        {
            return new BackupContents(photos, people, IsAnother: false, presentPhotos, presentPeople, 0, 0);
        }

        using var connection = DatabaseFile.Open(arriving, SqliteOpenMode.ReadOnly);
        DatabaseFile.Execute(connection, "ATTACH $present AS present", cancellationToken, ("$present", present));
        var isAnother = photos > 0 && presentPhotos > 0
            && DatabaseFile.Scalar(connection, "SELECT 1 FROM Photos JOIN present.Photos AS other ON other.ContentHash = Photos.ContentHash LIMIT 1", cancellationToken) is null;
        return new BackupContents(
            photos, people, isAnother, presentPhotos, presentPeople,
            Later("Changes", "known.Id = later.Id AND known.MadeAt = later.MadeAt"), Later("Shares", "known.TokenHash = later.TokenHash"));

        long Later(string table, string same)
        {
            try
            {
                return (long)DatabaseFile.Scalar(connection, $"SELECT COUNT(*) FROM present.{table} AS later WHERE NOT EXISTS (SELECT 1 FROM main.{table} AS known WHERE {same})", cancellationToken)!;
            }
            catch (SqliteException)
            {
                // One of the two is of a version without it, or damaged.
                return Math.Max(0, Count(present, table, cancellationToken));
            }
        }
    }

    /// <summary>Rows of a table; -1 where there is none, or no database.</summary>
    private static long Count(string database, string rows, CancellationToken cancellationToken)
    {
        try
        {
            using var connection = File.Exists(database) ? DatabaseFile.Open(database, SqliteOpenMode.ReadOnly) : null;
            return connection is null ? -1 : (long)DatabaseFile.Scalar(connection, $"SELECT COUNT(*) FROM {rows}", cancellationToken)!;
        }
        catch (SqliteException)
        {
            return -1;
        }
    }

    /// <summary>Keys and settings lie beside it afterwards, and all of it is on the disk.</summary>
    private static void Unpack(string arriving, DataFolder data, CancellationToken cancellationToken)
    {
        using (var connection = DatabaseFile.Open(arriving, SqliteOpenMode.ReadWrite))
        {
            if (Count(arriving, Backups.FilesTable, cancellationToken) >= 0)
            {
                UnpackFiles(connection, Path.GetDirectoryName(arriving)!, data);
                DatabaseFile.Execute(connection, $"DROP TABLE {Backups.FilesTable}", cancellationToken);
            }

            DatabaseFile.Execute(connection, "PRAGMA journal_mode = WAL", cancellationToken);
        }

        Flush(arriving);
    }

    private static void UnpackFiles(SqliteConnection connection, string folder, DataFolder data)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT Path, Content FROM {Backups.FilesTable}";
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            var path = Path.GetFullPath(Path.Combine(data.Path, reader.GetString(0)));

            // Whoever gave us the file may have put anything into it.
            if (path == data.Settings || Path.GetDirectoryName(path) == data.Keys)
            {
                var target = Path.Combine(folder, Path.GetRelativePath(data.Path, path));
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.WriteAllBytes(target, reader.GetFieldValue<byte[]>(1));
                Flush(target);
            }
        }
    }

    private static void Flush(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
        file.Flush(flushToDisk: true);
    }
}
