using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace FaceGallery.Web.Data;

public static class DataServices
{
    /// <param name="configuration">Says where backups go; without it they go where they go by default.</param>
    public static IServiceCollection AddData(this IServiceCollection services, DataFolder folder, IConfiguration? configuration = null)
    {
        var connection = new SqliteConnectionStringBuilder { DataSource = folder.Database, ForeignKeys = true, DefaultTimeout = 30 }.ToString();

        // Made by a factory, so that the container gives the folder back when it is disposed.
        services.AddSingleton(_ => folder);
        services.TryAddSingleton(TimeProvider.System);
        AddOptions<BackupOptions>(services, configuration?.GetSection(BackupOptions.Section));
        AddOptions<StorageOptions>(services, configuration?.GetSection(StorageOptions.Section));
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<Backups>(provider, folder.Path));
        services.AddDbContextFactory<FaceGalleryDbContext>(options => options
            .UseSqlite(connection)

            // Killed outside its transaction, a migration would be left half done, and no start could mend that.
            .ConfigureWarnings(warnings => warnings.Throw(RelationalEventId.NonTransactionalMigrationOperationWarning)));
        return services;
    }

    private static void AddOptions<T>(IServiceCollection services, IConfigurationSection? section)
        where T : class
    {
        var options = services.AddOptions<T>().ValidateDataAnnotations();
        if (section is not null)
        {
            options.Bind(section).ValidateOnStart();
        }
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
            var (known, applied) = (context.Database.GetMigrations().ToList(), (await context.Database.GetAppliedMigrationsAsync(cancellationToken)).ToList());
            var unknown = applied.Except(known).ToList();
            if (unknown.Count > 0)
            {
                throw new DatabaseException(
                    $"The database {folder.Database} was made by a newer FaceGallery ({unknown[^1]}). Update FaceGallery, or use another data folder.");
            }

            if (applied.Count == 0)
            {
                RefuseToBeginAnew(folder, services.GetRequiredService<Backups>());
            }

            // Even with nothing to do it compares the whole model, which takes longer than all else in a command that finds nothing new.
            if (known.Except(applied).Any())
            {
                await BackUpAsync(services.GetRequiredService<Backups>(), applied.Count, folder, cancellationToken);
                await MigrateAsync(context, cancellationToken);
            }
        }
        catch (SqliteException exception)
        {
            throw new DatabaseException(
                $"The database {folder.Database} cannot be opened or brought up to date: {exception.Message} "
                + $"Nothing was changed. {WayBack(services.GetRequiredService<Backups>(), folder)}", exception);
        }
    }

    /// <summary>The command that brings the last backup back, in a sentence.</summary>
    public static string WayBack(Backups backups, DataFolder folder) => backups.List() is [var last, ..]
        ? $"The last backup is brought back by: restore {last.Path} --data {folder.Path}"
        : $"There is no backup in {backups.Folder}; if you have one elsewhere, bring it back by: restore FILE --data {folder.Path}";

    /// <summary>A database that vanished, or was emptied, beside what was made of its photos, is no new library: whoever began it would find all names gone.</summary>
    private static void RefuseToBeginAnew(DataFolder folder, Backups backups)
    {
        var hasRenditions = Directory.Exists(folder.Renditions) && Directory.EnumerateFileSystemEntries(folder.Renditions).Any();
        if (hasRenditions || backups.List().Count > 0)
        {
            throw new DatabaseException(
                $"The database {folder.Database} is gone or empty, but there was a library: {(hasRenditions ? folder.Renditions : backups.Folder)} is still there. Nothing was begun anew. "
                + $"If a drive is not mounted, mount it. {WayBack(backups, folder)} To begin without a backup, move away {(hasRenditions ? folder.Renditions : backups.Folder)}.");
        }
    }

    private static async Task BackUpAsync(Backups backups, int applied, DataFolder folder, CancellationToken cancellationToken)
    {
        if (applied == 0)
        {
            return;
        }

        try
        {
            await backups.MakeAsync(BackupReason.Update, cancellationToken);
        }
        catch (Exception exception) when (exception is DatabaseException or IOException or UnauthorizedAccessException)
        {
            throw new DatabaseException(
                $"The database {folder.Database} is to be brought up to date, and cannot be backed up before: {exception.Message} Nothing was changed. "
                + "Make room, or set Backup:Folder to a folder of another drive.", exception);
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
