using FaceGallery.Domain.Sharing;
using FaceGallery.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Sharing.Guests;

/// <summary>Finds links by the tokens in addresses.</summary>
public sealed class GuestLinks(IDbContextFactory<FaceGalleryDbContext> contexts)
{
    /// <returns>Null for an unknown link as for a revoked one: a guest cannot tell them apart. It may have expired.</returns>
    public async Task<Share?> FindAsync(string token, CancellationToken cancellationToken)
    {
        if (token.Length != ShareTokens.Length)
        {
            return null;
        }

        var hash = ShareTokens.HashOf(token);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Shares.AsNoTracking().SingleOrDefaultAsync(share => share.TokenHash == hash && share.RevokedAt == null, cancellationToken);
    }
}
