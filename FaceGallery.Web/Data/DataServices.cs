using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace FaceGallery.Web.Data;

public static class DataServices
{
    public static IServiceCollection AddData(this IServiceCollection services, DataFolder folder)
    {
        var connection = new SqliteConnectionStringBuilder { DataSource = folder.Database, ForeignKeys = true, DefaultTimeout = 30 }.ToString();

        // Made by a factory, so that the container gives the folder back when it is disposed.
        services.AddSingleton(_ => folder);
        services.AddDbContextFactory<FaceGalleryDbContext>(options => options
            .UseSqlite(connection)

            // Killed outside its transaction, a migration would be left half done, and no start could mend that.
            .ConfigureWarnings(warnings => warnings.Throw(RelationalEventId.NonTransactionalMigrationOperationWarning)));
        return services;
    }

    /// <summary>Brings the database to this version's shape, and in WAL mode, so that pages read while the indexer writes.</summary>
    /// <exception cref="DatabaseException">It cannot be: the message says why, and what to do.</exception>
    public static async Task MigrateDatabaseAsync(this IServiceProvider services, CancellationToken cancellationToken)
    {
        var folder = services.GetRequiredService<DataFolder>();
        var factory = services.GetRequiredService<IDbContextFactory<FaceGalleryDbContext>>();
        await using var context = await factory.CreateDbContextAsync(cancellationToken);
        try
        {
            var (known, applied) = (context.Database.GetMigrations().ToList(), await context.Database.GetAppliedMigrationsAsync(cancellationToken));
            var unknown = applied.Except(known).ToList();
            if (unknown.Count > 0)
            {
                throw new DatabaseException(
                    $"The database {folder.Database} was made by a newer FaceGallery ({unknown[^1]}). Update FaceGallery, or use another data folder.");
            }

            // Even with nothing to do it compares the whole model, which takes longer than all else in a command that finds nothing new.
            if (known.Except(applied).Any())
            {
                await MigrateAsync(context, cancellationToken);
            }
        }
        catch (SqliteException exception)
        {
            throw new DatabaseException(
                $"The database {folder.Database} cannot be opened or brought up to date: {exception.Message} "
                + "Nothing was changed; restore it from a backup, or move it away to start over.", exception);
        }
    }

    /// <summary>
    /// A process killed while it migrated leaves EF Core's lock behind, on which the next would wait for ever. The folder is ours alone.
    /// </summary>
    private static async Task MigrateAsync(FaceGalleryDbContext context, CancellationToken cancellationToken)
    {
        // Kept in the file from then on. Before all else, for whoever is killed later has nothing left to migrate, and does not come here again.
        await context.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL;", cancellationToken);
        await context.Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS __EFMigrationsLock;", cancellationToken);
        await context.Database.MigrateAsync(cancellationToken);
    }
}
