using FaceGallery.Domain.Accounts;
using FaceGallery.Domain.Sharing;
using FaceGallery.Web.Data;
using FaceGallery.Web.History;
using FaceGallery.Web.Hosting;
using FaceGallery.Web.Search;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Sharing;

/// <summary>Makes and changes links.</summary>
public sealed class ShareEditing(
    OwnerWrites writes, ShareMaking making, ShareTokens tokens, SecurityEvents events, TimeProvider time)
{
    /// <returns>The link's id.</returns>
    /// <exception cref="ChangeRefusedException">There is nothing to show, or a setting is wrong.</exception>
    public Task<int> CreateAsync(ShareScope scope, ShareSettings settings, CancellationToken cancellationToken) => writes.WriteAsync(
        async context =>
        {
            var id = await making.CreateAsync(context, scope, settings, makerId: null, cancellationToken);
            events.Record(SecurityEventKind.LinkMade, subjectId: id);
            return id;
        },
        cancellationToken);

    /// <summary>Makes a link to each album that none of the open links shows in the same way, live and without an end: links that went out are kept.</summary>
    /// <exception cref="ChangeRefusedException">A setting is wrong.</exception>
    public Task CreateMissingAsync(IEnumerable<AlbumKey> albums, ShareSettings settings, CancellationToken cancellationToken) => writes.WriteAsync(
        async context =>
        {
            await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
            var made = new List<int>();
            foreach (var album in albums)
            {
                if (await context.Open(album, Now).FirstOrDefaultAsync(cancellationToken) is null)
                {
                    made.Add(await making.CreateAsync(context, ShareScope.Of(album), settings, makerId: null, cancellationToken));
                }
            }

            await transaction.CommitAsync(cancellationToken);
            made.ForEach(id => events.Record(SecurityEventKind.LinkMade, subjectId: id));
        },
        cancellationToken);

    /// <exception cref="ChangeRefusedException">The link is gone, or a setting is wrong.</exception>
    public Task EditAsync(int id, ShareSettings settings, CancellationToken cancellationToken) => writes.WriteAsync(
        async context =>
        {
            var share = await FindAsync(context, id, cancellationToken);
            if (settings.IsFrozen && !share.IsFrozen && share.Search is not null)
            {
                await FreezeAsync(context, share, cancellationToken);
            }

            await making.ApplyAsync(context, share, settings, cancellationToken);
            await context.SaveChangesAsync(cancellationToken);
            events.Record(SecurityEventKind.LinkChanged, subjectId: id);
        },
        cancellationToken);

    /// <summary>The link opens nothing any more.</summary>
    /// <exception cref="ChangeRefusedException">The link is gone.</exception>
    public Task RevokeAsync(int id, CancellationToken cancellationToken) => writes.WriteAsync(
        async context =>
        {
            (await FindAsync(context, id, cancellationToken)).RevokedAt = Now;
            await context.SaveChangesAsync(cancellationToken);
            events.Record(SecurityEventKind.LinkClosed, subjectId: id);
        },
        cancellationToken);

    /// <summary>The link has a new address, and is open again where it was revoked; the old address opens nothing any more.</summary>
    /// <exception cref="ChangeRefusedException">The link is gone.</exception>
    public Task RenewAsync(int id, CancellationToken cancellationToken) => writes.WriteAsync(
        async context =>
        {
            var share = await FindAsync(context, id, cancellationToken);
            var token = ShareTokens.New();
            (share.TokenHash, share.ProtectedToken, share.RevokedAt) = (ShareTokens.HashOf(token), tokens.Protect(token), null);
            await context.SaveChangesAsync(cancellationToken);
            events.Record(SecurityEventKind.LinkRenewed, subjectId: id);
        },
        cancellationToken);

    /// <returns>Whether there was one.</returns>
    public Task<bool> DeleteAsync(int id, CancellationToken cancellationToken) => writes.WriteAsync(
        async context =>
        {
            var wasThere = await context.Shares.Where(share => share.Id == id).ExecuteDeleteAsync(cancellationToken) > 0;
            if (wasThere)
            {
                events.Record(SecurityEventKind.LinkDeleted, subjectId: id);
            }

            return wasThere;
        },
        cancellationToken);

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>What a live link shows becomes what it always shows; since when each visitor knows it stays.</summary>
    private async Task FreezeAsync(FaceGalleryDbContext context, Share share, CancellationToken cancellationToken)
    {
        var shown = await context.HeldBy(share).Select(photo => photo.Id).ToHashSetAsync(cancellationToken);
        var listed = await context.SharePhotos.Where(photo => photo.ShareId == share.Id).ToListAsync(cancellationToken);
        context.SharePhotos.RemoveRange(listed.Where(photo => !shown.Contains(photo.PhotoId)));
        share.Fix(shown.Except(listed.Select(photo => photo.PhotoId)), Now);
    }

    private static async Task<Share> FindAsync(FaceGalleryDbContext context, int id, CancellationToken cancellationToken) =>
        await context.Shares.SingleOrDefaultAsync(share => share.Id == id, cancellationToken)
        ?? throw new ChangeRefusedException(ChangeRefusal.Gone, "Sharing.Refused.Gone");
}
