using System.Data.Common;
using FaceGallery.Domain.Messages;
using FaceGallery.Web.Data;
using FaceGallery.Web.Library;
using Microsoft.Data.Sqlite;

namespace FaceGallery.Web.Maintenance;

/// <summary>When the database was last looked at, and what was found.</summary>
/// <param name="At">UTC.</param>
/// <param name="Flaw">In SQLite's words; null where it is whole.</param>
public sealed record DatabaseCheck(DateTime At, string? Flaw);

/// <summary>Looks after the database: keeps it open, checks it at the start and daily, backs it up daily, and brings what was written into its one file whenever nothing is indexed, and at the end.</summary>
public sealed partial class DatabaseUpkeep(Backups backups, DataFolder folder, AppProblems problems, IndexingProgress indexing, ILogger<DatabaseUpkeep> logger, TimeProvider time)
    : BackgroundService
{
    private static readonly TimeSpan Turn = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>Whoever starts it should not wait for a backup, nor does a start that is followed by a stop need one.</summary>
    private static readonly TimeSpan BeforeFirstBackup = TimeSpan.FromMinutes(5);

    /// <summary>After one that failed.</summary>
    private static readonly TimeSpan BeforeNextTry = TimeSpan.FromHours(1);

    private long _checkedAt;
    private (long Since, TimeSpan Wait) _backup;

    /// <summary>Null until the first is done.</summary>
    public DatabaseCheck? LastCheck { get; private set; }

    /// <summary>Looks at the whole file, and says on every page what is wrong.</summary>
    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        _checkedAt = time.GetTimestamp();
        var flaw = await Task.Run(() => DatabaseFile.Flaw(folder.Database, thorough: false, cancellationToken), cancellationToken);
        LastCheck = new DatabaseCheck(time.GetUtcNow().UtcDateTime, flaw);
        problems.Set(AppProblem.DatabaseDamaged, flaw is null ? null : new Message("Maintenance.Damaged", flaw, backups.List() is [var last, ..] ? last.Path : "FILE", folder.Path));
        if (flaw is not null)
        {
            LogDamaged(flaw);
        }
    }

    public async Task BackUpAsync(BackupReason reason, CancellationToken cancellationToken)
    {
        try
        {
            await backups.MakeAsync(reason, cancellationToken);
            problems.Set(AppProblem.BackupFailed, null);
        }
        catch (Exception exception) when (exception is DatabaseException or IOException or UnauthorizedAccessException)
        {
            LogFailed(exception);
            problems.Set(AppProblem.BackupFailed, new Message("Maintenance.BackupFailed", exception.Message));
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        Checkpoint();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The first page should not wait for it.
        await Task.Yield();
        using var kept = KeepOpen();
        await CheckAsync(stoppingToken);
        _backup = (time.GetTimestamp(), BeforeFirstBackup);
        using var timer = new PeriodicTimer(Turn, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await TurnAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                // Thrown from here it would stop the app.
                LogFailed(exception);
            }
        }
    }

    /// <summary>The last one to close a database deletes the files of its log, and whoever reads next makes them anew: on a full disk nothing could be read any more.</summary>
    private SqliteConnection? KeepOpen()
    {
        SqliteConnection? connection = null;
        try
        {
            connection = DatabaseFile.Open(folder.Database, SqliteOpenMode.ReadWrite);
            DatabaseFile.Execute(connection, "PRAGMA schema_version", CancellationToken.None);
            return connection;
        }
        catch (DbException)
        {
            // What is wrong with it is for the check to say.
            connection?.Dispose();
            return null;
        }
    }

    private async Task TurnAsync(CancellationToken cancellationToken)
    {
        if (time.GetElapsedTime(_checkedAt) >= Day)
        {
            await CheckAsync(cancellationToken);
        }

        if (time.GetElapsedTime(_backup.Since) >= _backup.Wait)
        {
            await BackUpDailyAsync(cancellationToken);
        }

        if (indexing.Current.State != IndexingState.Running)
        {
            Checkpoint();
        }
    }

    /// <summary>Measured by time that passes, not by the clock, which may jump: a backup of the future would let none follow.</summary>
    private async Task BackUpDailyAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var wait = backups.List().Where(backup => backup.Reason == BackupReason.Daily && backup.MadeAt <= now).Select(backup => Day - (now - backup.MadeAt)).FirstOrDefault(TimeSpan.Zero);
        if (wait <= TimeSpan.Zero)
        {
            await BackUpAsync(BackupReason.Daily, cancellationToken);
            wait = problems.Kinds.Contains(AppProblem.BackupFailed) ? BeforeNextTry : Day;
        }

        _backup = (time.GetTimestamp(), wait);
    }

    /// <summary>So that a copy of the one file, made by whoever knows of no backups, holds nearly all. Waits for nobody: what is in use stays in the log.</summary>
    private void Checkpoint()
    {
        try
        {
            if (new FileInfo($"{folder.Database}-wal") is { Exists: true, Length: > 0 })
            {
                using var connection = DatabaseFile.Open(folder.Database, SqliteOpenMode.ReadWrite);
                DatabaseFile.Execute(connection, "PRAGMA wal_checkpoint(TRUNCATE)", CancellationToken.None);
            }
        }
        catch (DbException)
        {
            // Busy, or the disk is full: the next turn tries again.
        }
    }

    [LoggerMessage(Level = LogLevel.Critical, Message = "The database is damaged: {Flaw}")]
    private partial void LogDamaged(string flaw);

    [LoggerMessage(Level = LogLevel.Error, Message = "The database could not be backed up.")]
    private partial void LogFailed(Exception exception);
}
