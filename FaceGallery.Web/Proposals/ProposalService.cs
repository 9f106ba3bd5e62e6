using FaceGallery.Domain.Faces;
using FaceGallery.Domain.Sharing;
using FaceGallery.Web.Data;
using FaceGallery.Web.History;
using FaceGallery.Web.Library;
using FaceGallery.Web.Sharing;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Proposals;

/// <summary>Reads what guests said for the owner, who answers by <see cref="ProposalAnswering"/>. What a flood of it is about is read by few queries.</summary>
public sealed class ProposalService(IDbContextFactory<FaceGalleryDbContext> contexts, OwnerWrites writes, ShareCaptions captions, LibraryEvents events, TimeProvider time)
{
    private const int BatchSize = 500;

    /// <summary>How much waits for an answer.</summary>
    public async Task<int> CountAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        return await context.OpenProposals.CountAsync(cancellationToken);
    }

    /// <summary>The id of what was said last; 0 when nothing waits for an answer.</summary>
    public async Task<int> LastIdAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        return await context.OpenProposals.MaxAsync(proposal => (int?)proposal.Id, cancellationToken) ?? 0;
    }

    /// <summary>What waits for an answer, link by link; the one that was said first comes first, and its link with it.</summary>
    /// <param name="lastId">What was said later is left out.</param>
    /// <param name="most">Links at most.</param>
    /// <param name="mostOf">Items at most of a link, by its id.</param>
    public async Task<IReadOnlyList<ProposalGroup>> GroupsAsync(int lastId, int most, Func<int?, int> mostOf, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        var open = context.OpenProposals.Where(proposal => proposal.Id <= lastId);
        var links = await open.GroupBy(proposal => proposal.ShareId)
            .Select(said => new
            {
                ShareId = said.Key,
                Count = said.Count(),
                FirstId = said.Min(proposal => proposal.Id),
                FirstAt = said.Min(proposal => proposal.MadeAt),
                LastAt = said.Max(proposal => proposal.MadeAt),
            })
            .OrderBy(link => link.FirstId).Take(most).ToListAsync(cancellationToken);
        var shareIds = links.ConvertAll(link => link.ShareId);
        var said = await open.Where(proposal => shareIds.Contains(proposal.ShareId)).OrderBy(proposal => proposal.Id)
            .Select(proposal => new { proposal.Id, proposal.ShareId }).ToListAsync(cancellationToken);
        var shown = said.GroupBy(proposal => proposal.ShareId, proposal => proposal.Id).SelectMany(ofLink => ofLink.Take(mostOf(ofLink.Key))).ToList();
        var items = (await ReadAsync(context, shown, cancellationToken)).ToLookup(item => item.ShareId);
        return [.. links.Select(link => new ProposalGroup(link.ShareId, items[link.ShareId].FirstOrDefault()?.Link, link.Count, link.FirstAt, link.LastAt, [.. items[link.ShareId]]))];
    }

    /// <returns>Null when it is answered, or was never said.</returns>
    public async Task<ProposalItem?> FindAsync(int id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        return (await ReadAsync(context, [id], cancellationToken)).SingleOrDefault();
    }

    /// <summary>It waits no longer.</summary>
    internal Task CloseAsync(int id, CancellationToken cancellationToken) => writes.WriteAsync(
        async context =>
        {
            var now = time.GetUtcNow().UtcDateTime;
            await context.OpenProposals.Where(proposal => proposal.Id == id).ExecuteUpdateAsync(set => set.SetProperty(answered => answered.AnsweredAt, now), cancellationToken);
            events.Publish(LibraryTopics.Proposals);
        },
        cancellationToken);

    private async Task<List<ProposalItem>> ReadAsync(FaceGalleryDbContext context, List<int> ids, CancellationToken cancellationToken)
    {
        var open = context.OpenProposals.Where(proposal => ids.Contains(proposal.Id));
        var rows = await (
            from proposal in open
            join share in context.Shares on proposal.ShareId equals share.Id into shares
            from share in shares.DefaultIfEmpty()
            join person in context.People on proposal.PersonId equals person.Id into people
            from person in people.DefaultIfEmpty()
            join photo in context.Photos on proposal.PhotoId equals photo.Id into photos
            from photo in photos.DefaultIfEmpty()
            orderby proposal.Id
            select new
            {
                Proposal = proposal,
                Share = share,
                Name = person == null ? proposal.Name : person.Name,
                Photo = photo == null ? null : new ProposalPhoto(photo.Id, photo.Version ?? ""),
                IsPhotoHidden = photo != null && photo.IsHidden,
            }).AsNoTracking().ToListAsync(cancellationToken);
        var links = await captions.OfAsync([.. rows.Select(row => row.Share).OfType<Share>()], cancellationToken);

        var faces = await FacesAsync(context, rows.ConvertAll(row => row.Proposal), cancellationToken);
        return rows.ConvertAll(row =>
        {
            var (said, known) = (row.Proposal, faces[row.Proposal.Id].ToList());
            var asked = known.FindAll(face => said.Kind switch
            {
                // Where all have names, one of them is wrong, or the guest's face was not found.
                ProposalKind.MeToo => face.PersonId is null || known.TrueForAll(other => other.PersonId is not null),

                // Named otherwise since, the face is no longer the guest's to dispute.
                ProposalKind.NotMe => face.PersonId == said.PersonId,
                _ => true,
            });
            var isSettled = said.Kind switch
            {
                ProposalKind.DoNotShow => row.Photo is null || row.IsPhotoHidden,
                ProposalKind.MeToo => row.Photo is null || known.Exists(face => face.Person?.Equals(row.Name, StringComparison.OrdinalIgnoreCase) == true),
                _ => asked.Count == 0,
            };
            var link = row.Share is null ? null : links[row.Share.Id];
            var friend = said is { Kind: ProposalKind.NotMe, ShareId: null } ? said.Name : null;
            return new ProposalItem(said.Id, said.Kind, said.ShareId, link, friend, row.Name, said.PersonId, said.HidesAtOnce, said.MadeAt, row.Photo, asked, isSettled);
        });
    }

    /// <summary>The faces of which a proposal tells: those that it names, and for <see cref="ProposalKind.MeToo"/> all of its photo.</summary>
    private static async Task<ILookup<int, ProposalFace>> FacesAsync(FaceGalleryDbContext context, IReadOnlyList<Proposal> proposals, CancellationToken cancellationToken)
    {
        var told = new Dictionary<int, ProposalFace>();
        var photoIds = proposals.Where(proposal => proposal.Kind == ProposalKind.MeToo).Select(proposal => proposal.PhotoId).OfType<int>().Distinct().ToList();
        await ReadAsync(context.Faces.Where(face => photoIds.Contains(face.PhotoId)));
        foreach (var batch in proposals.SelectMany(proposal => proposal.FaceIds).Distinct().Chunk(BatchSize))
        {
            await ReadAsync(context.Faces.Where(face => batch.Contains(face.Id)));
        }

        var ofPhotos = told.Values.ToLookup(face => face.PhotoId);
        return proposals
            .SelectMany(proposal => proposal.Kind == ProposalKind.MeToo ? ofPhotos[proposal.PhotoId ?? 0] : proposal.FaceIds.Select(id => told.GetValueOrDefault(id)).OfType<ProposalFace>(),
                (proposal, face) => (proposal.Id, Face: face))
            .OrderBy(pair => pair.Face.TakenAt).ThenBy(pair => pair.Face.PhotoId).ThenBy(pair => pair.Face.Id)
            .ToLookup(pair => pair.Id, pair => pair.Face);

        async Task ReadAsync(IQueryable<Face> faces)
        {
            var rows =
                from face in faces
                where !face.IsNotAFace
                join person in context.People on face.PersonId equals person.Id into people
                from person in people.DefaultIfEmpty()
                select new ProposalFace(face.Id, face.PhotoId, face.Photo!.SortTime, face.Photo.Version ?? "", face.PersonId, person == null ? null : person.Name);
            foreach (var face in await rows.ToListAsync(cancellationToken))
            {
                told[face.Id] = face;
            }
        }
    }
}
