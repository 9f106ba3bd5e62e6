using FaceGallery.Domain.Sharing;
using FaceGallery.Web.Albums;
using FaceGallery.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Sharing;

/// <summary>Reads links for the owner.</summary>
public sealed class ShareService(IDbContextFactory<FaceGalleryDbContext> contexts, ShareTokens tokens, ShareCaptions captions, TimeProvider time)
{
    public async Task<int> CountAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Shares.CountAsync(cancellationToken);
    }

    /// <summary>The newest first.</summary>
    public async Task<IReadOnlyList<ShareCard>> PageAsync(int skip, int take, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var shares = await context.Shares.AsNoTracking().OrderByDescending(share => share.Id).Skip(skip).Take(take).ToListAsync(cancellationToken);
        var cards = new List<ShareCard>();
        foreach (var share in shares)
        {
            cards.Add(await CardAsync(context, share, cancellationToken));
        }

        return cards;
    }

    public async Task<ShareCard?> FindAsync(int id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var share = await context.Shares.AsNoTracking().SingleOrDefaultAsync(share => share.Id == id, cancellationToken);
        return share is null ? null : await CardAsync(context, share, cancellationToken);
    }

    /// <summary>The open live link to just this album; null when there is none.</summary>
    public async Task<ShareCard?> FindAsync(AlbumKey album, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var share = await context.Open(album, time.GetUtcNow().UtcDateTime).AsNoTracking().FirstOrDefaultAsync(cancellationToken);
        return share is null ? null : await CardAsync(context, share, cancellationToken);
    }

    private async Task<ShareCard> CardAsync(FaceGalleryDbContext context, Share share, CancellationToken cancellationToken)
    {
        var photos = await context.SharedAsync(share, cancellationToken);
        return new ShareCard(
            share, await captions.OfAsync(share, cancellationToken), tokens.Unprotect(share.ProtectedToken), await photos.CountAsync(cancellationToken));
    }
}
