using FaceGallery.Domain.Sharing;
using FaceGallery.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Sharing.Proposals;

/// <summary>Reads what guests said for the owner, who answers by <see cref="ProposalAnswering"/>.</summary>
public sealed class ProposalService(IDbContextFactory<FaceGalleryDbContext> contexts, ShareCaptions captions)
{
    /// <summary>How much waits for an answer.</summary>
    public async Task<int> CountAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.OpenProposals().CountAsync(cancellationToken);
    }

    /// <summary>What was said first comes first.</summary>
    public async Task<IReadOnlyList<ProposalItem>> PageAsync(int skip, int take, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var items = new List<ProposalItem>();
        var open = context.OpenProposals().AsNoTracking().OrderBy(proposal => proposal.Id).Skip(skip).Take(take);
        foreach (var proposal in await open.ToListAsync(cancellationToken))
        {
            items.Add(await ReadAsync(context, proposal, cancellationToken));
        }

        return items;
    }

    private async Task<ProposalItem> ReadAsync(FaceGalleryDbContext context, Proposal proposal, CancellationToken cancellationToken)
    {
        var share = await context.Shares.AsNoTracking().SingleOrDefaultAsync(share => share.Id == proposal.ShareId, cancellationToken);
        var name = await context.NameOfAsync(proposal, cancellationToken);
        var photo = await context.Photos.Where(photo => photo.Id == proposal.PhotoId)
            .Select(photo => new { Shown = new ProposalPhoto(photo.Id, photo.ContentHash ?? ""), photo.IsHidden }).SingleOrDefaultAsync(cancellationToken);
        var faces = await (
            from face in context.FacesOf(proposal)
            orderby face.Photo!.SortTime, face.PhotoId, face.Ordinal
            join person in context.People on face.PersonId equals person.Id into people
            from person in people.DefaultIfEmpty()
            select new ProposalFace(face.Id, face.PhotoId, face.Photo!.ContentHash ?? "", person == null ? null : person.Name)).ToListAsync(cancellationToken);
        var isSettled = proposal.Kind switch
        {
            ProposalKind.DoNotShow => photo is null or { IsHidden: true },
            ProposalKind.MeToo => photo is null || await IsInAsync(context, proposal.PhotoId, name, cancellationToken),
            _ => faces.Count == 0,
        };
        return new ProposalItem(
            proposal.Id, proposal.Kind, share is null ? null : await captions.OfAsync(share, cancellationToken), name, proposal.MadeAt, photo?.Shown, faces, isSettled);
    }

    private static Task<bool> IsInAsync(FaceGalleryDbContext context, int? photoId, string? name, CancellationToken cancellationToken)
    {
        var key = name?.ToUpperInvariant();
        var people = context.People.Where(person => person.NameKey == key).Select(person => (int?)person.Id);
        return context.Faces.AnyAsync(face => face.PhotoId == photoId && !face.IsNotAFace && people.Contains(face.PersonId), cancellationToken);
    }
}
