using FaceGallery.Web.Data;
using FaceGallery.Web.Library;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Indexing;

/// <summary>Photos are gone, and only the owner can tell what became of them.</summary>
/// <param name="Place">The folder that they are gone from.</param>
/// <param name="AskedAt">UTC. Tells this question from one about other photos.</param>
public sealed record AbsenceQuestion(int RootId, string Place, int Count, DateTime AskedAt);

/// <summary>Asks the owner about photos that are gone.</summary>
public sealed class AbsenceQuestions(IDbContextFactory<FaceGalleryDbContext> contexts, IndexingControl control)
{
    /// <summary>Those that wait for an answer.</summary>
    public async Task<IReadOnlyList<AbsenceQuestion>> ListAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        var open = await context.Absences.AsNoTracking().Where(absence => !absence.IsConfirmed).OrderBy(absence => absence.RootId).ToListAsync(cancellationToken);
        return [.. open.Select(absence => new AbsenceQuestion(absence.RootId, absence.Place, absence.Files.Count, absence.AskedAt))];
    }

    /// <summary>These photos were deleted: a scan is asked for, which marks those that are still gone. Says nothing of others that were lost meanwhile.</summary>
    public async Task ConfirmAsync(AbsenceQuestion question, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        await context.Absences.Where(absence => absence.RootId == question.RootId && absence.AskedAt == question.AskedAt)
            .ExecuteUpdateAsync(update => update.SetProperty(absence => absence.IsConfirmed, true), cancellationToken);
        control.RequestScan();
    }
}
