using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace FaceGallery.Web.Data;

/// <summary>
/// Reads rows by the hundred thousand. EF Core makes an object of each, its reader asks for each column's type, and the library below it counts who uses the statement at each call: of a
/// row of four numbers, five sixths of the time.
/// </summary>
public static class BareRows
{
    private const int IsRow = 100;
    private const int IsDone = 101;

    /// <param name="rows">Their columns are the values of its projection, in their order and each once: numbers, texts, blobs and times.</param>
    /// <param name="take">Called for each row, which holds until it returns.</param>
    public static Task ReadBareAsync(this FaceGalleryDbContext context, IQueryable rows, Action<BareRow> take, CancellationToken cancellationToken)
    {
        using var asked = rows.CreateDbCommand();
        return context.ReadBareAsync(asked.CommandText, [.. asked.Parameters.Cast<object>()], take, cancellationToken);
    }

    public static async Task ReadBareAsync(
        this FaceGalleryDbContext context, string sql, IReadOnlyCollection<object> parameters, Action<BareRow> take, CancellationToken cancellationToken)
    {
        var command = context.GetService<IRawSqlCommandBuilder>().Build(sql, parameters);
        var how = new RelationalCommandParameterObject(
            context.GetService<IRelationalConnection>(), command.ParameterValues, readerColumns: null, context, context.GetService<IRelationalCommandDiagnosticsLogger>());
        await using var reader = await command.RelationalCommand.ExecuteReaderAsync(how, cancellationToken);
        var bare = (SqliteDataReader)reader.DbDataReader;
        if (!bare.Read())
        {
            return;
        }

        var row = new BareRow(bare.Handle!.DangerousGetHandle());
        int result;
        do
        {
            cancellationToken.ThrowIfCancellationRequested();
            take(row);
            result = row.Step();
        }
        while (result == IsRow);

        if (result != IsDone)
        {
            SqliteException.ThrowExceptionForRC(result, ((SqliteConnection)context.Database.GetDbConnection()).Handle);
        }
    }
}

/// <summary>A row as SQLite has it at hand. What is null reads as 0, or as nothing.</summary>
public readonly partial struct BareRow(nint statement)
{
    private const string Library = "e_sqlite3";

    /// <summary>Characters of a time without a fraction of a second.</summary>
    private const int WholeSeconds = 19;

    public int Number(int column) => (int)NumberOf(statement, column);

    /// <summary>Of a key: no id is 0.</summary>
    public int? Id(int column) => Number(column) is var id and not 0 ? id : null;

    public double Real(int column) => RealOf(statement, column);

    public bool IsNull(int column) => Bytes(column).IsEmpty;

    /// <summary>Of a blob, or of a text in UTF-8.</summary>
    public unsafe ReadOnlySpan<byte> Bytes(int column)
    {
        var start = BlobOf(statement, column);
        return new ReadOnlySpan<byte>((void*)start, LengthOf(statement, column));
    }

    public string? Text(int column) => Bytes(column) is var text && text.IsEmpty ? null : Encoding.UTF8.GetString(text);

    /// <summary>A time as EF Core writes it: "2026-07-01 18:00:00", and up to seven digits of a second behind a point.</summary>
    public DateTime Time(int column)
    {
        var text = Bytes(column);
        var time = new DateTime(Digits(text[..4]), Digits(text[5..7]), Digits(text[8..10]), Digits(text[11..13]), Digits(text[14..16]), Digits(text[17..WholeSeconds]), DateTimeKind.Unspecified);
        return text.Length == WholeSeconds ? time : time.AddTicks((long)Math.Round(double.Parse(text[WholeSeconds..], CultureInfo.InvariantCulture) * TimeSpan.TicksPerSecond));
    }

    internal int Step() => Step(statement);

    private static int Digits(ReadOnlySpan<byte> digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    [LibraryImport(Library, EntryPoint = "sqlite3_step")]
    private static partial int Step(nint statement);

    // What reads from a row at hand neither waits nor takes long.
    [LibraryImport(Library, EntryPoint = "sqlite3_column_int64"), SuppressGCTransition]
    private static partial long NumberOf(nint statement, int column);

    [LibraryImport(Library, EntryPoint = "sqlite3_column_double"), SuppressGCTransition]
    private static partial double RealOf(nint statement, int column);

    [LibraryImport(Library, EntryPoint = "sqlite3_column_blob"), SuppressGCTransition]
    private static partial nint BlobOf(nint statement, int column);

    [LibraryImport(Library, EntryPoint = "sqlite3_column_bytes"), SuppressGCTransition]
    private static partial int LengthOf(nint statement, int column);
}
