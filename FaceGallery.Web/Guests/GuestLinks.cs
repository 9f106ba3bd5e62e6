using FaceGallery.Domain.Sharing;
using FaceGallery.Web.Data;
using FaceGallery.Web.Sharing;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Guests;

/// <summary>Finds links by the tokens in addresses.</summary>
public sealed class GuestLinks(IDbContextFactory<FaceGalleryDbContext> contexts, FriendSending friends, TimeProvider time)
{
    /// <returns>Null for an unknown link as for a revoked one: a guest cannot tell them apart. It may have expired.</returns>
    public async Task<Share?> FindAsync(string token, CancellationToken cancellationToken)
    {
        if (token.Length != ShareTokens.Length)
        {
            return null;
        }

        var hash = ShareTokens.HashOf(token);
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        var share = await context.Shares.AsNoTracking().SingleOrDefaultAsync(share => share.TokenHash == hash && share.RevokedAt == null, cancellationToken);
        return share is not null && await friends.OpensAsync(context, share, cancellationToken) ? share : null;
    }

    /// <summary>Looks again at the link of a guest who came a while ago.</summary>
    /// <returns>Null where it was closed or deleted, has ended or got another address or passphrase, or hands out other things than it did.</returns>
    public async Task<Share?> FindAgainAsync(Share share, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        var now = await context.Shares.AsNoTracking()
            .SingleOrDefaultAsync(own => own.Id == share.Id && own.TokenHash == share.TokenHash && own.RevokedAt == null, cancellationToken);
        var isSame = now?.IsExpired(time.GetUtcNow().UtcDateTime) == false
            && (now.PassphraseHash, now.Download, now.IsStripped, now.IsReadable) == (share.PassphraseHash, share.Download, share.IsStripped, share.IsReadable);
        return isSame && await friends.OpensAsync(context, now!, cancellationToken) ? now : null;
    }
}
