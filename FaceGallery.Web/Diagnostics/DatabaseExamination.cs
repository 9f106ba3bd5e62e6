using System.Globalization;
using System.Runtime.CompilerServices;
using FaceGallery.Web.Components;
using FaceGallery.Web.Data;
using FaceGallery.Web.Files;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Diagnostics;

/// <summary>Whether the database is whole, and of this version or an earlier one. It is only read.</summary>
public sealed class DatabaseExamination(ExaminedApp app) : IExamination
{
    public async IAsyncEnumerable<Finding> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var path = DataFolder.DatabaseIn(app.DataFolder);
        if (NetworkDrive.KindOf(app.DataFolder) is null)
        {
            yield return File.Exists(path) ? await ExamineAsync(path, cancellationToken) : Finding.Well("Doctor.Database.None");
        }
    }

    private async Task<Finding> ExamineAsync(string path, CancellationToken cancellationToken)
    {
        var connection = new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString();
        await using var context = new FaceGalleryDbContext(new DbContextOptionsBuilder<FaceGalleryDbContext>().UseSqlite(connection).Options);
        try
        {
            // It reads the whole file. What runs would notice by itself.
            var flaw = app.IsThisProcess ? "ok" : await context.Database.SqlQueryRaw<string>("PRAGMA quick_check(1)").AsAsyncEnumerable().FirstAsync(cancellationToken);
            if (flaw != "ok")
            {
                return Finding.Hindrance("Doctor.Database.Broken", path, flaw);
            }

            var (known, applied) = (context.Database.GetMigrations().ToList(), await context.Database.GetAppliedMigrationsAsync(cancellationToken));
            var size = ByteCount.Of(new FileInfo(path).Length, CultureInfo.InvariantCulture);
            return applied.Except(known).LastOrDefault() is { } newer ? Finding.Hindrance("Doctor.Database.Newer", path, newer)
                : known.Except(applied).Any() ? Finding.Well("Doctor.Database.Older", path, size)
                : Finding.Well("Doctor.Database.Well", path, size);
        }
        catch (SqliteException exception)
        {
            return Finding.Hindrance("Doctor.Database.Broken", path, exception.Message);
        }
    }
}
