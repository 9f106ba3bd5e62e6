using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace FaceGallery.Web.Data;

/// <summary>A file of a database, ours or a backup, as SQLite sees it. Nothing of ours need be in it.</summary>
internal static class DatabaseFile
{
    /// <summary>Opened by itself: closing it lets go of the file.</summary>
    public static SqliteConnection Open(string path, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }

    /// <summary>Looks at the whole file, beside whoever uses it.</summary>
    /// <param name="thorough">Also whether the indexes say what the tables do, and whether all that rows refer to is there: takes several times as long.</param>
    /// <returns>What is wrong, in SQLite's words, the first of it; null where nothing is.</returns>
    public static string? Flaw(string path, bool thorough, CancellationToken cancellationToken)
    {
        try
        {
            using var connection = Open(path, SqliteOpenMode.ReadOnly);
            return Flaw(connection, thorough, cancellationToken);
        }
        catch (SqliteException exception) when (!cancellationToken.IsCancellationRequested)
        {
            return exception.Message;
        }
    }

    public static void Execute(SqliteConnection connection, string sql, CancellationToken cancellationToken, params (string Name, object Value)[] parameters) =>
        _ = Scalar(connection, sql, cancellationToken, parameters);

    /// <returns>The first value of the first row; null where there is none.</returns>
    /// <exception cref="OperationCanceledException">It was stopped half-way; the database is as before.</exception>
    public static object? Scalar(SqliteConnection connection, string sql, CancellationToken cancellationToken, params (string Name, object Value)[] parameters)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
        {
            command.Parameters.AddWithValue(name, value);
        }

        // The client does not stop what SQLite is at, which may be at it for a minute.
        using var stopping = cancellationToken.Register(() => raw.sqlite3_interrupt(connection.Handle!));
        try
        {
            return command.ExecuteScalar();
        }
        catch (SqliteException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
    }

    private static string? Flaw(SqliteConnection connection, bool thorough, CancellationToken cancellationToken)
    {
        if (Scalar(connection, thorough ? "PRAGMA integrity_check(1)" : "PRAGMA quick_check(1)", cancellationToken) is string flaw && flaw != "ok")
        {
            return flaw.ReplaceLineEndings(" ");
        }

        return thorough && Scalar(connection, "SELECT \"table\" || ' → ' || parent FROM pragma_foreign_key_check", cancellationToken) is string broken ? broken : null;
    }
}
