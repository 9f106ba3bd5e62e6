using FaceGallery.Domain.People;
using FaceGallery.Domain.Photos;
using FaceGallery.Domain.Sharing;
using FaceGallery.Web.Data;
using FaceGallery.Web.Indexing;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Sharing.Proposals;

/// <summary>Keeps what guests say of the photos that their link shows, until the owner answers. Of other photos they can say nothing.</summary>
public sealed class GuestProposals(IDbContextFactory<FaceGalleryDbContext> contexts, IndexingProgress progress, TimeProvider time)
{
    /// <summary>What may wait for an answer of one link.</summary>
    public const int MostOpen = 200;

    /// <summary>Faces that a guest may claim at once.</summary>
    public const int MostFaces = 2_000;

    private const int BatchSize = 500;

    /// <summary>These faces, found by the guest's own picture, are the guest.</summary>
    public Task<ProposalOutcome> ThatIsMeAsync(Share share, IReadOnlyList<int> faceIds, string? name, CancellationToken cancellationToken) =>
        StoreAsync(share, async (context, photos, open, stop) =>
        {
            if (NameOf(name) is not { } parsed)
            {
                return Refused(ProposalOutcome.NoName);
            }

            var claimed = faceIds.Distinct().ToList();
            if (claimed.Count is 0 or > MostFaces)
            {
                return Refused(ProposalOutcome.Meaningless);
            }

            var said = open.Where(other => other.Kind == ProposalKind.ThatIsMe && IsOf(other, parsed)).SelectMany(other => other.FaceIds);
            var faces = claimed.Except(said).ToList();
            return faces.Count == 0 ? Refused(ProposalOutcome.SaidAlready)
                : !await ShowsAllAsync(context, photos, faces, stop) ? Refused(ProposalOutcome.NotShown)
                : Said(share, ProposalKind.ThatIsMe, name: parsed, faces: faces);
        }, cancellationToken);

    /// <summary>The face that bears the name of the link's person is somebody else.</summary>
    public Task<ProposalOutcome> NotMeAsync(Share share, int photoId, CancellationToken cancellationToken) =>
        StoreAsync(share, async (context, photos, open, stop) =>
        {
            if (IsSaid(open, ProposalKind.NotMe, photoId))
            {
                return Refused(ProposalOutcome.SaidAlready);
            }

            if (!await photos.AnyAsync(photo => photo.Id == photoId, stop))
            {
                return Refused(ProposalOutcome.NotShown);
            }

            var faces = share.PersonIdOf() is { } person
                ? await context.Faces.Where(face => face.PhotoId == photoId && face.PersonId == person && !face.IsNotAFace).Select(face => face.Id).ToListAsync(stop)
                : [];
            return faces.Count == 0 ? Refused(ProposalOutcome.Meaningless) : Said(share, ProposalKind.NotMe, photoId, share.PersonIdOf(), faces: faces);
        }, cancellationToken);

    /// <param name="name">Who is in the photo, too; null for the link's person.</param>
    public Task<ProposalOutcome> MeTooAsync(Share share, int photoId, string? name, CancellationToken cancellationToken) =>
        StoreAsync(share, async (context, photos, open, stop) =>
        {
            var parsed = NameOf(name);
            var person = name is null && share.PersonIdOf() is { } id && await context.People.AnyAsync(person => person.Id == id, stop) ? id : (int?)null;
            if (parsed is null && person is null)
            {
                return Refused(ProposalOutcome.NoName);
            }

            return open.Any(other => other.Kind == ProposalKind.MeToo && other.PhotoId == photoId && other.PersonId == person && IsOf(other, parsed))
                ? Refused(ProposalOutcome.SaidAlready)
                : !await photos.AnyAsync(photo => photo.Id == photoId, stop) ? Refused(ProposalOutcome.NotShown)
                : Said(share, ProposalKind.MeToo, photoId, person, parsed);
        }, cancellationToken);

    /// <summary>The photo is to be shown no more: from now on, until the owner decides, no link shows it that the wish concerns.</summary>
    public Task<ProposalOutcome> DoNotShowAsync(Share share, int photoId, CancellationToken cancellationToken) =>
        StoreAsync(share, async (context, photos, _, stop) =>

            // What the owner declined stays declined.
            await context.Proposals.AnyAsync(said => said.ShareId == share.Id && said.Kind == ProposalKind.DoNotShow && said.PhotoId == photoId, stop) ? Refused(ProposalOutcome.SaidAlready)
            : !await photos.AnyAsync(photo => photo.Id == photoId, stop) ? Refused(ProposalOutcome.NotShown)

            // Of nobody: the wish stays when the person whose link it is is forgotten.
            : Said(share, ProposalKind.DoNotShow, photoId), cancellationToken);

    /// <summary>Looks and writes in one go: who says the same twice at once is heard once.</summary>
    private async Task<ProposalOutcome> StoreAsync(
        Share share,
        Func<FaceGalleryDbContext, IQueryable<Photo>, List<Proposal>, CancellationToken, Task<(ProposalOutcome Outcome, Proposal? Said)>> decide,
        CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var open = await context.Proposals.AsNoTracking().Where(other => other.ShareId == share.Id && other.AnsweredAt == null).ToListAsync(cancellationToken);
        var (outcome, said) = await decide(context, await context.SharedAsync(share, cancellationToken), open, cancellationToken);
        if (said is null)
        {
            return outcome;
        }

        if (open.Count >= MostOpen)
        {
            return ProposalOutcome.TooMany;
        }

        context.Proposals.Add(said);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        progress.LibraryChanged();
        return outcome;
    }

    private static (ProposalOutcome, Proposal?) Refused(ProposalOutcome outcome) => (outcome, null);

    private (ProposalOutcome, Proposal?) Said(
        Share share, ProposalKind kind, int? photoId = null, int? personId = null, PersonName? name = null, List<int>? faces = null) =>
        (ProposalOutcome.Stored, new Proposal
        {
            Kind = kind,
            ShareId = share.Id,
            Search = share.Search,
            PhotoId = photoId,
            PersonId = personId,
            Name = name?.Value,
            FaceIds = faces ?? [],
            MadeAt = time.GetUtcNow().UtcDateTime,
        });

    private static PersonName? NameOf(string? name) =>
        PersonName.TryParse(name, out var parsed, out _) && parsed.Value.Length <= Proposal.MaxNameLength ? parsed : null;

    private static bool IsSaid(List<Proposal> open, ProposalKind kind, int photoId) => open.Any(other => other.Kind == kind && other.PhotoId == photoId);

    private static bool IsOf(Proposal proposal, PersonName? name) => proposal.Name?.ToUpperInvariant() == name?.Key;

    private static async Task<bool> ShowsAllAsync(
        FaceGalleryDbContext context, IQueryable<Photo> photos, List<int> faceIds, CancellationToken cancellationToken)
    {
        foreach (var batch in faceIds.Chunk(BatchSize))
        {
            var shown = context.Faces.Where(face => batch.Contains(face.Id) && !face.IsNotAFace && photos.Any(photo => photo.Id == face.PhotoId));
            if (await shown.CountAsync(cancellationToken) < batch.Length)
            {
                return false;
            }
        }

        return true;
    }
}
