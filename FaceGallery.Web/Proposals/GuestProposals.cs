using System.Linq.Expressions;
using FaceGallery.Domain.People;
using FaceGallery.Domain.Photos;
using FaceGallery.Domain.Sharing;
using FaceGallery.Web.Data;
using FaceGallery.Web.Library;
using FaceGallery.Web.Sharing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace FaceGallery.Web.Proposals;

/// <summary>
/// Keeps what guests say of the photos that their link shows, and friends of the names that they see, until the owner answers. Of other photos they can say
/// nothing, and what was answered once is not asked again.
/// </summary>
public sealed class GuestProposals(
    IDbContextFactory<FaceGalleryDbContext> contexts, LibraryWriteLock writing, IOptionsMonitor<SharingOptions> options, LibraryEvents events, TimeProvider time)
{
    /// <summary>What may wait for an answer of one link, or of one friend.</summary>
    public const int MaxOpen = 200;

    /// <summary>Faces that a guest may claim at once.</summary>
    public const int MaxFaces = 2_000;

    private const int BatchSize = 500;

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>These faces, found by the guest's own picture, are the guest.</summary>
    public Task<ProposalOutcome> ThatIsMeAsync(Share share, IReadOnlyList<int> faceIds, string? name, CancellationToken cancellationToken) =>
        StoreAsync(share, ProposalKind.ThatIsMe, photoId: null, async (context, photos, said, stop) =>
        {
            if (NameOf(name) is not { } parsed)
            {
                return Refused(ProposalOutcome.NoName);
            }

            var claimed = faceIds.Distinct().ToList();
            if (claimed.Count == 0)
            {
                return Refused(ProposalOutcome.NoFace);
            }

            if (claimed.Count > MaxFaces)
            {
                return Refused(ProposalOutcome.Meaningless);
            }

            var faces = claimed.Except(said.Where(other => IsOf(other, parsed)).SelectMany(other => other.FaceIds)).ToList();
            return faces.Count == 0 ? Refused(ProposalOutcome.SaidAlready)
                : !await ShowsAllAsync(context, photos, faces, stop) ? Refused(ProposalOutcome.NotShown)
                : Stored(new Proposal { Kind = ProposalKind.ThatIsMe, ShareId = share.Id, Name = parsed.Value, FaceIds = faces, MadeAt = Now });
        }, cancellationToken);

    /// <summary>The face that bears the name of the link's person is somebody else.</summary>
    public Task<ProposalOutcome> NotMeAsync(Share share, int photoId, CancellationToken cancellationToken) =>
        StoreAsync(share, ProposalKind.NotMe, photoId, async (context, photos, said, stop) =>
        {
            if (!await photos.AnyAsync(photo => photo.Id == photoId, stop))
            {
                return Refused(ProposalOutcome.NotShown);
            }

            var person = share.PersonIdOf();
            var named = person is null
                ? []
                : await context.Faces.Where(face => face.PhotoId == photoId && face.PersonId == person && !face.IsNotAFace).Select(face => face.Id).ToListAsync(stop);
            var faces = named.Except(said.Where(other => other.PersonId == person).SelectMany(other => other.FaceIds)).ToList();
            return named.Count == 0 ? Refused(ProposalOutcome.Meaningless)
                : faces.Count == 0 ? Refused(ProposalOutcome.SaidAlready)
                : Stored(new Proposal { Kind = ProposalKind.NotMe, ShareId = share.Id, PhotoId = photoId, PersonId = person, FaceIds = faces, MadeAt = Now });
        }, cancellationToken);

    /// <summary>A friend who is signed in, and sees the face and the name that it bears, says that it is somebody else.</summary>
    internal Task<ProposalOutcome> NotThemAsync(string friend, int photoId, int personId, int faceId, CancellationToken cancellationToken) =>
        StoreAsync(other => other.ShareId == null && other.Name == friend, ProposalKind.NotMe, photoId, (_, said, _) => Task.FromResult(
            said.Exists(other => other.PersonId == personId && other.FaceIds.Contains(faceId))
                ? Refused(ProposalOutcome.SaidAlready)
                : Stored(new Proposal { Kind = ProposalKind.NotMe, PhotoId = photoId, PersonId = personId, Name = friend, FaceIds = [faceId], MadeAt = Now })), cancellationToken);

    /// <returns>What the friend said of the name of this face; null when nothing of it waits for the owner.</returns>
    internal async Task<int?> FindNotThemAsync(string friend, int personId, int faceId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        var said = await context.OpenProposals.AsNoTracking()
            .Where(other => other.ShareId == null && other.Name == friend && other.Kind == ProposalKind.NotMe && other.PersonId == personId).ToListAsync(cancellationToken);
        return said.Find(other => other.FaceIds.Contains(faceId))?.Id;
    }

    /// <summary>The friend takes it back, unless the owner has answered.</summary>
    /// <param name="id">From <see cref="FindNotThemAsync"/>.</param>
    internal async Task TakeBackAsync(int id, CancellationToken cancellationToken)
    {
        using var held = await writing.AcquireAsync(cancellationToken);
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        await context.OpenProposals.Where(other => other.Id == id).ExecuteDeleteAsync(cancellationToken);
        events.Publish(LibraryTopics.Proposals);
    }

    /// <param name="name">Who is in the photo, too; null for the link's person.</param>
    public Task<ProposalOutcome> MeTooAsync(Share share, int photoId, string? name, CancellationToken cancellationToken) =>
        StoreAsync(share, ProposalKind.MeToo, photoId, async (context, photos, said, stop) =>
        {
            var parsed = NameOf(name);
            var person = name is null && share.PersonIdOf() is { } id && await context.People.AnyAsync(person => person.Id == id, stop) ? id : (int?)null;
            if (parsed is null && person is null)
            {
                return Refused(ProposalOutcome.NoName);
            }

            return said.Exists(other => other.PersonId == person && IsOf(other, parsed)) ? Refused(ProposalOutcome.SaidAlready)
                : !await photos.AnyAsync(photo => photo.Id == photoId, stop) ? Refused(ProposalOutcome.NotShown)
                : Stored(new Proposal { Kind = ProposalKind.MeToo, ShareId = share.Id, PhotoId = photoId, PersonId = person, Name = parsed?.Value, MadeAt = Now });
        }, cancellationToken);

    /// <summary>
    /// The photo is to be shown no more. The first few of a day (<see cref="SharingOptions.HiddenAtOncePerDay"/>) are hidden in this link until the owner
    /// decides; the others only wait for the owner, so that nobody empties a link that others look at, too.
    /// </summary>
    public Task<ProposalOutcome> DoNotShowAsync(Share share, int photoId, CancellationToken cancellationToken) =>
        StoreAsync(share, ProposalKind.DoNotShow, photoId, async (context, photos, said, stop) =>
        {
            var isShown = await photos.AnyAsync(photo => photo.Id == photoId, stop);
            if (said.Count > 0)
            {
                return Refused(isShown && said.TrueForAll(other => other.AnsweredAt is not null) ? ProposalOutcome.Declined : ProposalOutcome.SaidAlready);
            }

            if (!isShown)
            {
                return Refused(ProposalOutcome.NotShown);
            }

            var yesterday = Now.AddDays(-1);
            var hidden = await context.Proposals.CountAsync(wish => wish.ShareId == share.Id && wish.HidesAtOnce && wish.MadeAt > yesterday, stop);

            // Without a person: the request stays when the link's person is forgotten.
            return Stored(new Proposal
            {
                Kind = ProposalKind.DoNotShow,
                ShareId = share.Id,
                PhotoId = photoId,
                HidesAtOnce = hidden < options.CurrentValue.HiddenAtOncePerDay,
                MadeAt = Now,
            });
        }, cancellationToken);

    /// <returns>The request by which the link leaves the photo out; null when there is none that waits for the owner.</returns>
    public async Task<int?> FindHidingAsync(Share share, int photoId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        return await Hiding(context, share, photoId).Select(wish => (int?)wish.Id).SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>The guest who hid a photo undoes that, unless the owner has answered. It can be asked for again.</summary>
    /// <param name="id">From <see cref="FindHidingAsync"/>.</param>
    public async Task<ProposalOutcome> WithdrawAsync(Share share, int photoId, int id, CancellationToken cancellationToken)
    {
        using var held = await writing.AcquireAsync(cancellationToken);
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        if (await Hiding(context, share, photoId).Where(wish => wish.Id == id).ExecuteDeleteAsync(cancellationToken) == 0)
        {
            // Undone before, or declined: either way the photo is there.
            return await context.SharedBy(share).AnyAsync(photo => photo.Id == photoId, cancellationToken) ? ProposalOutcome.Withdrawn : ProposalOutcome.SaidAlready;
        }

        events.Publish(LibraryTopics.Proposals);
        return ProposalOutcome.Withdrawn;
    }

    private static IQueryable<Proposal> Hiding(FaceGalleryDbContext context, Share share, int photoId) =>
        context.OpenProposals.Where(wish => wish.ShareId == share.Id && wish.PhotoId == photoId && wish.HidesAtOnce);

    /// <param name="decide">Is given the photos that the link shows, and what was said before by the link in the same way of the same photo.</param>
    private Task<ProposalOutcome> StoreAsync(
        Share share,
        ProposalKind kind,
        int? photoId,
        Func<FaceGalleryDbContext, IQueryable<Photo>, List<Proposal>, CancellationToken, Task<(ProposalOutcome Outcome, Proposal? Said)>> decide,
        CancellationToken cancellationToken) =>
        StoreAsync(other => other.ShareId == share.Id, kind, photoId, (context, said, stop) => decide(context, context.SharedBy(share), said, stop), cancellationToken);

    /// <summary>Reads and writes in one transaction, so that the same request sent twice at once is stored once.</summary>
    /// <param name="isTheirs">Whether it was said by the same link, or the same friend.</param>
    /// <param name="decide">Is given what they said before in the same way of the same photo.</param>
    private async Task<ProposalOutcome> StoreAsync(
        Expression<Func<Proposal, bool>> isTheirs,
        ProposalKind kind,
        int? photoId,
        Func<FaceGalleryDbContext, List<Proposal>, CancellationToken, Task<(ProposalOutcome Outcome, Proposal? Said)>> decide,
        CancellationToken cancellationToken)
    {
        using var held = await writing.AcquireAsync(cancellationToken);
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var theirs = context.Proposals.AsNoTracking().Where(isTheirs);
        var before = await theirs.Where(other => other.Kind == kind && other.PhotoId == photoId).ToListAsync(cancellationToken);
        var (outcome, said) = await decide(context, before, cancellationToken);
        if (said is null)
        {
            return outcome;
        }

        if (await theirs.CountAsync(other => other.AnsweredAt == null, cancellationToken) >= MaxOpen)
        {
            return ProposalOutcome.TooMany;
        }

        context.Proposals.Add(said);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        events.Publish(LibraryTopics.Proposals);
        return outcome;
    }

    private static (ProposalOutcome, Proposal?) Refused(ProposalOutcome outcome) => (outcome, null);

    private static (ProposalOutcome, Proposal?) Stored(Proposal said) => (said switch
    {
        { HidesAtOnce: true } => ProposalOutcome.Hidden,
        { Kind: ProposalKind.DoNotShow } => ProposalOutcome.NotHidden,
        _ => ProposalOutcome.Stored,
    }, said);

    private static PersonName? NameOf(string? name) =>
        PersonName.TryParse(name, out var parsed, out _) && parsed.Value.Length <= Proposal.MaxNameLength ? parsed : null;

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
