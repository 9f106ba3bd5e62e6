using System.Linq.Expressions;
using FaceGallery.Domain.History;
using FaceGallery.Domain.Sharing;
using FaceGallery.Web.Data;
using FaceGallery.Web.Events;
using FaceGallery.Web.History;
using FaceGallery.Web.Naming;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Proposals;

/// <summary>
/// The owner's answers to what guests said. Each is a change like any other, in the history and to be undone there: what was said waits again then, as it did, and
/// a photo that it kept from being shown stays out.
/// </summary>
public sealed class ProposalAnswering(ProposalService proposals, FaceTagging tagging, PhotoHiding hiding, LibraryChanges changes, TimeProvider time)
{
    /// <summary>It is as the guest says.</summary>
    /// <param name="choice">For <see cref="ProposalKind.MeToo"/> at least which face it is.</param>
    /// <returns>The change; <see cref="ChangeResult.Nothing"/> when somebody answered before, or there was nothing to change.</returns>
    /// <exception cref="ChangeRefusedException">What it is about is gone, no face was chosen, the name is none, or there are contradictions. It still waits.</exception>
    public async Task<ChangeResult> AcceptAsync(int id, ProposalChoice choice, CancellationToken cancellationToken)
    {
        if (await proposals.FindAsync(id, cancellationToken) is not { } proposal)
        {
            return ChangeResult.Nothing;
        }

        var faces = proposal.Faces.Select(face => face.Id).ToList();
        var name = choice.Name ?? proposal.Name;
        var result = proposal.Kind switch
        {
            ProposalKind.DoNotShow => await hiding.HideAsync([proposal.Photo?.Id ?? 0], isHidden: true, cancellationToken, CloseAsync),
            ProposalKind.NotMe => await tagging.RejectAsync(Present(faces), proposal.PersonId, cancellationToken, CloseAsync),
            ProposalKind.MeToo => await tagging.NameAsync(Chosen(faces, choice.FaceIds ?? []), name, choice.Despite, cancellationToken, CloseAsync),
            _ => await tagging.NameAsync(choice.FaceIds is { } chosen ? Chosen(faces, chosen) : Present(faces), name, choice.Despite, cancellationToken, CloseAsync),
        };
        if (result == ChangeResult.Nothing)
        {
            // It is so already.
            await proposals.CloseAsync(id, cancellationToken);
        }

        return result;

        // The guest may have taken it back meanwhile.
        async Task<bool> CloseAsync(FaceGalleryDbContext context, CancellationToken stop)
        {
            if (await context.OpenProposals.SingleOrDefaultAsync(open => open.Id == id, stop) is not { } asked)
            {
                return false;
            }

            asked.AnsweredAt = time.GetUtcNow().UtcDateTime;
            return true;
        }
    }

    /// <summary>It is not so, or no longer matters. A photo that was hidden in the guest's link is shown there again.</summary>
    public Task<ChangeResult> DeclineAsync(int id, CancellationToken cancellationToken) => DeclineAsync(proposal => proposal.Id == id, cancellationToken);

    /// <summary>A no to everything that guests of one link said: one change, and one way back.</summary>
    /// <param name="shareId">Null for all links that are gone.</param>
    /// <param name="lastId">What was said later still waits: the owner did not see it.</param>
    public Task<ChangeResult> DeclineAllAsync(int? shareId, int lastId, CancellationToken cancellationToken) =>
        DeclineAsync(proposal => proposal.ShareId == shareId && proposal.Id <= lastId, cancellationToken);

    private Task<ChangeResult> DeclineAsync(Expression<Func<Proposal, bool>> which, CancellationToken cancellationToken) =>
        changes.MakeAsync(async (context, stop) =>
        {
            var declined = await context.OpenProposals.Where(which).ToListAsync(stop);
            declined.ForEach(proposal => proposal.AnsweredAt = time.GetUtcNow().UtcDateTime);
            return declined.Count == 0 ? null : new ChangeSubject(ChangeKind.ProposalsDeclined, declined.Count) { RequiresRematch = false };
        }, cancellationToken);

    private static List<int> Present(List<int> faces) =>
        faces.Count > 0 ? faces : throw new ChangeRefusedException(ChangeRefusal.Gone, "Refused.GuestsFacesGone");

    private static List<int> Chosen(List<int> faces, IReadOnlyCollection<int> chosen) =>
        faces.Intersect(chosen).ToList() is { Count: > 0 } both
            ? both
            : throw new ChangeRefusedException(ChangeRefusal.Invalid, "Refused.NoFaceChosen");
}
