using FaceGallery.Domain.History;
using FaceGallery.Web.Data;
using FaceGallery.Web.Library;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.History;

/// <summary>All that was done, newest first, and the way back.</summary>
public sealed class ChangeHistory(
    IDbContextFactory<FaceGalleryDbContext> contexts, OwnerWrites writes, LibraryEvents events, TimeProvider time)
{
    public async Task<int> CountAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        return await context.Changes.CountAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<HistoryEntry>> PageAsync(int skip, int take, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        var entries = await Entries(context.Changes.OrderByDescending(change => change.Id).Skip(skip).Take(take)).ToListAsync(cancellationToken);
        return await context.WithPicturesAsync(entries, cancellationToken);
    }

    /// <summary>The last change that is not undone; null when there is none.</summary>
    public async Task<HistoryEntry?> LastAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        var last = await Entries(context.Changes.Where(change => change.UndoneAt == null).OrderByDescending(change => change.Id).Take(1)).ToListAsync(cancellationToken);
        return (await context.WithPicturesAsync(last, cancellationToken)).FirstOrDefault();
    }

    /// <summary>Null when it was removed for good.</summary>
    public async Task<HistoryEntry?> FindAsync(int id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        return await Entries(context.Changes.Where(change => change.Id == id)).FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>
    /// Restores exactly what was before, the names included that the machine gave in consequence. Nothing is matched: what the machine would
    /// say today is for the next scan.
    /// </summary>
    /// <param name="withLater">Undo the later changes that rest on it as well, the newest first.</param>
    /// <returns>How many changes were undone; 0 when it was undone already.</returns>
    /// <exception cref="ChangeRefusedException">There is no such change, later ones rest on it, or a name is taken meanwhile.</exception>
    public Task<int> UndoAsync(int id, bool withLater, CancellationToken cancellationToken) => writes.WriteAsync(
        async context =>
        {
            await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
            var change = await context.Changes.AsNoTracking().FirstOrDefaultAsync(change => change.Id == id, cancellationToken)
                ?? throw new ChangeRefusedException(ChangeRefusal.Gone, "Refused.NoSuchChange");
            if (change.UndoneAt is not null)
            {
                return 0;
            }

            var later = await context.RestingOnAsync(id, cancellationToken);
            if (later.Count > 0 && !withLater)
            {
                throw new ChangeRefusedException(ChangeRefusal.LaterChanges, "Refused.LaterChanges")
                {
                    Later = await Entries(context.Changes.Where(other => later.Contains(other.Id)).OrderByDescending(other => other.Id)).ToListAsync(cancellationToken),
                };
            }

            foreach (var undone in later.Append(id).OrderDescending())
            {
                await ChangeUndo.UndoAsync(context, undone, time.GetUtcNow().UtcDateTime, cancellationToken);
            }

            await transaction.CommitAsync(cancellationToken);
            events.Publish(LibraryTopics.All);
            return later.Count + 1;
        },
        cancellationToken);

    /// <summary>
    /// Removes for good what the history says of a person who was forgotten, whose name it would keep otherwise. What is removed cannot be undone.
    /// </summary>
    /// <returns>How many entries were removed.</returns>
    public Task<int> EraseAsync(int personId, CancellationToken cancellationToken) => writes.WriteAsync(
        async context =>
        {
            if (await context.People.AnyAsync(person => person.Id == personId, cancellationToken))
            {
                throw new ChangeRefusedException(ChangeRefusal.Invalid, "Refused.NotForgotten");
            }

            return await context.Changes
                .Where(change => change.PersonId == personId || change.Rows.Any(row => !row.IsMachine && row.PersonId == personId))
                .ExecuteDeleteAsync(cancellationToken);
        },
        cancellationToken);

    private static IQueryable<HistoryEntry> Entries(IQueryable<Change> changes) => changes.Select(change => new HistoryEntry(
        change.Id, change.Kind, change.MadeAt, change.MadeBy, change.PersonId, change.Subject, change.Count, change.AlsoNamed, change.UndoneAt));
}
