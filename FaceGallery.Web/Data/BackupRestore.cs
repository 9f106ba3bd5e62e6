using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Data;

/// <summary>What was restored.</summary>
/// <param name="Aside">The folder that holds what was there before; null where nothing was.</param>
/// <param name="IsAnother">It has photos, so has what was there, and none is in both.</param>
public sealed record RestoredLibrary(long Photos, long People, string? Aside, bool IsAnother);

/// <summary>Puts a backup in the place of the database. The app must not run: the data folder is held meanwhile.</summary>
public static class BackupRestore
{
    /// <summary>All that belongs to one database, and would be wrong beside another.</summary>
    private static IEnumerable<string> Parts(DataFolder data) =>
        [data.Database, $"{data.Database}-wal", $"{data.Database}-shm", data.Keys, data.Settings, data.Neighbours, data.Reading];

    /// <param name="backup">A backup, or a copy of a database; what lies in its write-ahead log beside it counts.</param>
    /// <param name="replaces">Also where there is a library; it is put aside, never deleted.</param>
    /// <exception cref="DatabaseException">It is no backup of ours, damaged, or of a newer version; or there is a library already. Nothing was changed.</exception>
    /// <exception cref="IOException">There is no room, or it cannot be read.</exception>
    public static RestoredLibrary Restore(string backup, DataFolder data, bool replaces, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (!File.Exists(backup))
        {
            throw new DatabaseException($"There is no file {backup}.");
        }

        var arriving = $"{data.Database}.restoring";
        Remove(arriving);
        try
        {
            File.Copy(backup, arriving);
            if (File.Exists($"{backup}-wal"))
            {
                File.Copy($"{backup}-wal", $"{arriving}-wal");
            }

            Examine(arriving, backup, cancellationToken);
            var (photos, people) = (Count(arriving, "Photos", cancellationToken), Count(arriving, "People", cancellationToken));
            var isAnother = IsAnother(arriving, data.Database, cancellationToken);
            RequireFree(data, replaces, backup, isAnother, cancellationToken);
            var aside = PutAside(data, now);
            Unpack(arriving, data, cancellationToken);
            File.Move(arriving, data.Database);
            return new RestoredLibrary(photos, people, aside, isAnother);
        }
        finally
        {
            Remove(arriving);
        }
    }

    private static void Examine(string arriving, string backup, CancellationToken cancellationToken)
    {
        if (DatabaseFile.Flaw(arriving, thorough: false, cancellationToken) is { } flaw)
        {
            throw new DatabaseException($"{backup} is damaged, cut off, or no database: {flaw} Choose another backup. Nothing was changed.");
        }

        if (Count(arriving, "__EFMigrationsHistory", cancellationToken) <= 0 || Count(arriving, "Photos", cancellationToken) < 0)
        {
            throw new DatabaseException($"{backup} is no backup of FaceGallery. Nothing was changed.");
        }

        using var connection = DatabaseFile.Open(arriving, SqliteOpenMode.ReadOnly);
        using var context = new FaceGalleryDbContext(new DbContextOptionsBuilder<FaceGalleryDbContext>().UseSqlite(connection).Options);
        if (context.Database.GetAppliedMigrations().Except(context.Database.GetMigrations()).LastOrDefault() is { } newer)
        {
            throw new DatabaseException($"{backup} was made by a newer FaceGallery ({newer}). Update FaceGallery first. Nothing was changed.");
        }
    }

    private static void RequireFree(DataFolder data, bool replaces, string backup, bool isAnother, CancellationToken cancellationToken)
    {
        var (photos, people) = (Count(data.Database, "Photos", cancellationToken), Count(data.Database, "People", cancellationToken));
        if (!replaces && (photos > 0 || people > 0))
        {
            throw new DatabaseException(
                $"There is a library in {data.Path} already, of {photos} photos and {people} people. "
                + (isAnother ? $"{backup} is of another one: no photo is in both. " : "")
                + "To put the backup in its place, add --replace: what is there is put aside, and not deleted.");
        }
    }

    /// <summary>Rows of a table; -1 where there is none, or no database.</summary>
    private static long Count(string database, string table, CancellationToken cancellationToken)
    {
        try
        {
            using var connection = File.Exists(database) ? DatabaseFile.Open(database, SqliteOpenMode.ReadOnly) : null;
            return connection is null ? -1 : (long)DatabaseFile.Scalar(connection, $"SELECT COUNT(*) FROM \"{table}\"", cancellationToken)!;
        }
        catch (SqliteException)
        {
            return -1;
        }
    }

    private static bool IsAnother(string arriving, string present, CancellationToken cancellationToken)
    {
        if (Count(arriving, "Photos", cancellationToken) <= 0 || Count(present, "Photos", cancellationToken) <= 0)
        {
            return false;
        }

        using var connection = DatabaseFile.Open(arriving, SqliteOpenMode.ReadOnly);
        DatabaseFile.Execute(connection, "ATTACH $present AS present", cancellationToken, ("$present", present));
        return DatabaseFile.Scalar(connection, "SELECT 1 FROM Photos JOIN present.Photos AS other ON other.ContentHash = Photos.ContentHash LIMIT 1", cancellationToken) is null;
    }

    private static string? PutAside(DataFolder data, DateTimeOffset now)
    {
        var parts = Parts(data).Where(Path.Exists).ToList();
        if (parts.Count == 0)
        {
            return null;
        }

        var name = Path.Combine(data.Path, $"replaced-{now.UtcDateTime.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}");
        var aside = Enumerable.Range(2, 100).Select(number => $"{name}-{number}").Prepend(name).First(folder => !Directory.Exists(folder));
        Directory.CreateDirectory(aside);
        foreach (var part in parts)
        {
            Directory.Move(part, Path.Combine(aside, Path.GetFileName(part)));
        }

        return aside;
    }

    private static void Unpack(string arriving, DataFolder data, CancellationToken cancellationToken)
    {
        using (var connection = DatabaseFile.Open(arriving, SqliteOpenMode.ReadWrite))
        {
            if (Count(arriving, Backups.FilesTable, cancellationToken) >= 0)
            {
                UnpackFiles(connection, data);
                DatabaseFile.Execute(connection, $"DROP TABLE {Backups.FilesTable}", cancellationToken);
            }

            DatabaseFile.Execute(connection, "PRAGMA journal_mode = WAL", cancellationToken);
        }

        using var file = new FileStream(arriving, FileMode.Open, FileAccess.ReadWrite);
        file.Flush(flushToDisk: true);
    }

    private static void UnpackFiles(SqliteConnection connection, DataFolder data)
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
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.WriteAllBytes(path, reader.GetFieldValue<byte[]>(1));
            }
        }
    }

    private static void Remove(string database)
    {
        foreach (var file in new[] { database, $"{database}-wal", $"{database}-shm", $"{database}-journal" })
        {
            File.Delete(file);
        }
    }
}
