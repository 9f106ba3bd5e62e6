using FaceGallery.Domain.Faces;
using FaceGallery.Domain.Sharing;
using FaceGallery.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Sharing.Proposals;

internal static class ProposalQueries
{
    public static IQueryable<Proposal> OpenProposals(this FaceGalleryDbContext context) => context.Proposals.Where(proposal => proposal.AnsweredAt == null);

    /// <summary>The faces that an answer may be about as they stand now: see <see cref="ProposalItem.Faces"/>.</summary>
    public static IQueryable<Face> FacesOf(this FaceGalleryDbContext context, Proposal proposal)
    {
        var faces = context.Faces.Where(face => !face.IsNotAFace);
        return proposal.Kind switch
        {
            ProposalKind.ThatIsMe => faces.Where(face => proposal.FaceIds.Contains(face.Id)),

            // Whoever it was called meanwhile, it is not for the guest to say.
            ProposalKind.NotMe => faces.Where(face => proposal.FaceIds.Contains(face.Id) && face.PersonId == proposal.PersonId),
            ProposalKind.MeToo => faces.Where(face => face.PhotoId == proposal.PhotoId && face.PersonId == null),
            _ => faces.Where(_ => false),
        };
    }

    /// <summary>Who is meant by a proposal: the person's name, as it is now, or the one that the guest gave.</summary>
    public static async Task<string?> NameOfAsync(this FaceGalleryDbContext context, Proposal proposal, CancellationToken cancellationToken) =>
        proposal.PersonId is { } id
            ? await context.People.Where(person => person.Id == id).Select(person => person.Name).SingleOrDefaultAsync(cancellationToken)
            : proposal.Name;
}
