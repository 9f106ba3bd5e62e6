using FaceGallery.Web.Accounts;
using FaceGallery.Web.Data;
using FaceGallery.Web.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace FaceGallery.Web.Proposals;

/// <summary>What signed-in friends say of the names that they see. It waits for the owner beside what guests say.</summary>
public sealed class FriendReports(Viewer viewer, ViewerContexts contexts, GuestProposals proposals, IOptionsMonitor<AccessOptions> options)
{
    /// <summary>Whoever is not signed in would say it by nobody's name, and the owner has no need to ask.</summary>
    public async ValueTask<bool> MayReportAsync() => options.CurrentValue.FriendsReport && (await viewer.UserAsync()).IsInRole(nameof(AccountRole.Friend));

    /// <summary>The face bears a name that is not theirs.</summary>
    public async Task<ProposalOutcome> NotThemAsync(int faceId, CancellationToken cancellationToken) =>
        await FriendAsync() is not { } friend ? ProposalOutcome.Meaningless
            : await FindAsync(faceId, cancellationToken) is not { } face ? ProposalOutcome.NotShown
            : await proposals.NotThemAsync(friend, face.PhotoId, face.PersonId, faceId, cancellationToken);

    /// <summary>Whether they said so, and the owner has not answered.</summary>
    public async Task<bool> IsSaidAsync(int faceId, CancellationToken cancellationToken) => await WaitingAsync(faceId, cancellationToken) is not null;

    /// <summary>They said so by mistake. What the owner has answered stays.</summary>
    public async Task TakeBackAsync(int faceId, CancellationToken cancellationToken)
    {
        if (await WaitingAsync(faceId, cancellationToken) is { } said)
        {
            await proposals.TakeBackAsync(said, cancellationToken);
        }
    }

    private async Task<int?> WaitingAsync(int faceId, CancellationToken cancellationToken) =>
        await FriendAsync() is { } friend && await FindAsync(faceId, cancellationToken) is { } face
            ? await proposals.FindNotThemAsync(friend, face.PersonId, faceId, cancellationToken) : null;

    private async ValueTask<string?> FriendAsync() => await MayReportAsync() ? (await viewer.UserAsync()).Identity?.Name : null;

    /// <summary>As the friend sees it: hidden photos and private names are no matter of theirs.</summary>
    private async Task<NamedFace?> FindAsync(int faceId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await (
            from face in context.SeenFaces
            where face.Id == faceId && !face.IsNotAFace
            join person in context.SeenPeople on face.PersonId equals person.Id
            join photo in context.SeenPhotos on face.PhotoId equals photo.Id
            select new NamedFace(photo.Id, person.Id)).SingleOrDefaultAsync(cancellationToken);
    }

    private sealed record NamedFace(int PhotoId, int PersonId);
}
