using FaceGallery.Domain.Sharing;
using FaceGallery.Web.Albums;
using FaceGallery.Web.Data;
using FaceGallery.Web.History;
using FaceGallery.Web.Indexing;
using FaceGallery.Web.People;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Sharing.Proposals;

/// <summary>
/// The owner's answers to what guests said. A yes is a change like any other, in the history and to be undone there; the guest's words stay answered
/// then: the owner has decided, if only in the end against it.
/// </summary>
public sealed class ProposalAnswering(
    IDbContextFactory<FaceGalleryDbContext> contexts, FaceTagging tagging, PhotoHiding hiding, IndexingProgress progress, TimeProvider time)
{
    /// <summary>It is as the guest says.</summary>
    /// <param name="choice">For <see cref="ProposalKind.MeToo"/> at least which face it is.</param>
    /// <returns>The change; <see cref="ChangeResult.Nothing"/> when somebody answered before, or there was nothing to change.</returns>
    /// <exception cref="ChangeRefusedException">What it is about is gone, no face was chosen, or the name is none. It still waits.</exception>
    public async Task<ChangeResult> AcceptAsync(int id, ProposalChoice choice, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await context.OpenProposals().AsNoTracking().SingleOrDefaultAsync(proposal => proposal.Id == id, cancellationToken) is not { } proposal)
        {
            return ChangeResult.Nothing;
        }

        var faces = await context.FacesOf(proposal).Select(face => face.Id).ToListAsync(cancellationToken);
        var name = choice.Name ?? await context.NameOfAsync(proposal, cancellationToken);
        var result = proposal.Kind switch
        {
            ProposalKind.DoNotShow => await hiding.HideAsync([proposal.PhotoId!.Value], isHidden: true, cancellationToken),
            ProposalKind.NotMe => await tagging.RejectAsync(Present(faces), proposal.PersonId, cancellationToken),
            ProposalKind.MeToo => await tagging.NameAsync(Chosen(faces, choice.FaceIds ?? []), name, cancellationToken),
            _ => await tagging.NameAsync(choice.FaceIds is { } chosen ? Chosen(faces, chosen) : Present(faces), name, cancellationToken),
        };
        await CloseAsync(context, id, cancellationToken);
        return result;
    }

    /// <summary>It is not so, or no longer matters. A photo that a guest wanted to be shown no more is shown again.</summary>
    public async Task DeclineAsync(int id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await CloseAsync(context, id, cancellationToken);
    }

    private static List<int> Present(List<int> faces) =>
        faces.Count > 0 ? faces : throw new ChangeRefusedException(ChangeRefusal.Gone, "The faces that the guest meant are no longer there, or are no longer taken for this person.");

    private static List<int> Chosen(List<int> faces, IReadOnlyCollection<int> chosen) =>
        faces.Intersect(chosen).ToList() is { Count: > 0 } both
            ? both
            : throw new ChangeRefusedException(ChangeRefusal.Invalid, "Choose which face is the guest's.");

    private async Task CloseAsync(FaceGalleryDbContext context, int id, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        await context.OpenProposals().Where(proposal => proposal.Id == id)
            .ExecuteUpdateAsync(proposal => proposal.SetProperty(answered => answered.AnsweredAt, now), cancellationToken);
        progress.LibraryChanged();
    }
}
