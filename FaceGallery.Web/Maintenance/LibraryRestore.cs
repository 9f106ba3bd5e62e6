using FaceGallery.Web.Data;
using FaceGallery.Web.Hosting;

namespace FaceGallery.Web.Maintenance;

/// <summary>Restores a backup while the app runs, which begins anew with it. What is there is backed up before, so that there is a way back.</summary>
public sealed class LibraryRestore(Backups backups, DataFolder folder, AppRestart restart, TimeProvider time)
{
    /// <summary>Reads all of a backup; nothing is changed.</summary>
    /// <inheritdoc cref="BackupRestore.Prepare"/>
    public Task<(string Copy, BackupContents Contents)> PrepareAsync(Backup backup, CancellationToken cancellationToken) =>
        Task.Run(() => BackupRestore.Prepare(backup.Path, folder, time.GetUtcNow(), cancellationToken), cancellationToken);

    /// <param name="copy">What <see cref="PrepareAsync"/> made.</param>
    /// <exception cref="DatabaseException">Another one is being restored.</exception>
    /// <exception cref="IOException">There is no room to back up what is there. Nothing was changed.</exception>
    public async Task RestoreAsync(string copy, CancellationToken cancellationToken)
    {
        try
        {
            await backups.MakeAsync(BackupReason.Replaced, cancellationToken);
        }
        catch (DatabaseException)
        {
            // It is damaged, which is why another one is restored: it is put aside as it is.
        }

        BackupRestore.Demand(copy, folder);
        restart.Request();
    }
}
