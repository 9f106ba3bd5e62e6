using FaceGallery.Domain.Sharing;
using FaceGallery.Web.Accounts;
using FaceGallery.Web.Data;
using FaceGallery.Web.History;
using FaceGallery.Web.Hosting;
using FaceGallery.Web.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace FaceGallery.Web.Sharing;

/// <summary>Whether friends may make links, and whether a link that a friend made still opens: only while the owner allows it, the friend has an account, and may see what it shows.</summary>
public sealed class FriendSending(Viewer viewer, OpenSessions sessions, IDbContextFactory<FaceGalleryDbContext> contexts, IOptionsMonitor<AccessOptions> options) : IChangeAuthority
{
    /// <summary>Whether the current user is offered to.</summary>
    public async ValueTask<bool> IsOfferedAsync() => options.CurrentValue.FriendsSend && (await viewer.UserAsync()).IsInRole(nameof(AccountRole.Friend));

    /// <returns>The account of the current user as things stand at this moment; null where it may make no link.</returns>
    public async Task<int?> SenderAsync(CancellationToken cancellationToken) =>
        options.CurrentValue.FriendsSend ? await sessions.FriendAsync(await viewer.UserAsync(), cancellationToken) : null;

    /// <summary>A friend who may make links may end them.</summary>
    public async Task<bool> MayChangeAsync(CancellationToken cancellationToken) => await SenderAsync(cancellationToken) is not null;

    /// <returns>Whose album the current user may make a link to: the friend's own; null where there is none.</returns>
    public async Task<int?> PersonAsync(CancellationToken cancellationToken)
    {
        if (await SenderAsync(cancellationToken) is not { } friend)
        {
            return null;
        }

        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        return await PersonOfAsync(context, friend, cancellationToken);
    }

    /// <summary>Whether a friend may see what a link shows. Hidden photos no link shows.</summary>
    /// <param name="scope">Null for photos that were chosen one by one.</param>
    public static async Task<bool> MaySeeAsync(FaceGalleryDbContext context, int friend, AlbumKey? scope, CancellationToken cancellationToken) =>
        scope is null || (await PersonOfAsync(context, friend, cancellationToken) is { } person && scope.Equals(AlbumKey.OfPerson(person)));

    /// <summary>Asked each time that a link is opened. The owner's links always do.</summary>
    public async Task<bool> OpensAsync(FaceGalleryDbContext context, Share share, CancellationToken cancellationToken) =>
        share.MakerId is not { } friend
        || (options.CurrentValue.FriendsSend
            && await context.Users.AnyAsync(account => account.Id == friend && account.Role == AccountRole.Friend, cancellationToken)
            && await MaySeeAsync(context, friend, share.SearchOf() is { } search ? AlbumKey.Of(search) : null, cancellationToken));

    /// <summary>A private name is nobody's to friends.</summary>
    private static async Task<int?> PersonOfAsync(FaceGalleryDbContext context, int friend, CancellationToken cancellationToken)
    {
        var said = await context.Users.Where(account => account.Id == friend && account.Role == AccountRole.Friend).Select(account => account.PersonId).SingleOrDefaultAsync(cancellationToken);
        var meant = await context.MergedIntoAsync(said, cancellationToken);
        return await context.People.AnyAsync(person => person.Id == meant && !person.IsPrivate, cancellationToken) ? meant : null;
    }
}
