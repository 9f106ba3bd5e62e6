using FaceGallery.Domain.Albums;
using FaceGallery.Domain.Sharing;
using FaceGallery.Web.Data;
using FaceGallery.Web.Search;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Sharing;

/// <summary>Reads links for the owner.</summary>
public sealed class ShareService(IDbContextFactory<FaceGalleryDbContext> contexts, ShareTokens tokens, ShareCaptions captions, TimeProvider time)
{
    /// <summary>Links whose photos are counted by one command.</summary>
    private const int BatchSize = 50;

    public async Task<int> CountAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        return await context.Shares.CountAsync(cancellationToken);
    }

    /// <summary>The newest first.</summary>
    public async Task<IReadOnlyList<ShareCard>> PageAsync(int skip, int take, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        var shares = await context.Shares.AsNoTracking().OrderByDescending(share => share.Id).Skip(skip).Take(take).ToListAsync(cancellationToken);
        return await CardsAsync(context, shares, cancellationToken);
    }

    public async Task<ShareCard?> FindAsync(int id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        var share = await context.Shares.AsNoTracking().SingleOrDefaultAsync(share => share.Id == id, cancellationToken);
        return share is null ? null : (await CardsAsync(context, [share], cancellationToken)).Single();
    }

    /// <summary>The open live link to just this album; null when there is none.</summary>
    public async Task<ShareCard?> FindAsync(AlbumKey album, CancellationToken cancellationToken) =>
        (await FindAsync([album], cancellationToken)).Values.SingleOrDefault();

    /// <summary>The open live link to each of these albums that has one.</summary>
    public async Task<IReadOnlyDictionary<AlbumKey, ShareCard>> FindAsync(IReadOnlyCollection<AlbumKey> albums, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        var bySearch = albums.Distinct().ToDictionary(album => PhotoSearchText.Write(album.Search));
        var shares = await context.Open(bySearch.Keys, time.GetUtcNow().UtcDateTime).AsNoTracking().ToListAsync(cancellationToken);
        var cards = await CardsAsync(context, [.. shares.DistinctBy(share => share.Search)], cancellationToken);
        return cards.ToDictionary(card => bySearch[card.Share.Search!]);
    }

    private async Task<IReadOnlyList<ShareCard>> CardsAsync(FaceGalleryDbContext context, IReadOnlyList<Share> shares, CancellationToken cancellationToken)
    {
        var words = await captions.OfAsync(shares, cancellationToken);
        var photos = new Dictionary<int, int>();
        foreach (var batch in shares.Chunk(BatchSize))
        {
            var shown = batch.Select(share => context.SharedBy(share).Select(_ => share.Id)).Aggregate(Queryable.Concat);
            foreach (var count in await shown.GroupBy(id => id).Select(share => new { share.Key, Count = share.Count() }).ToListAsync(cancellationToken))
            {
                photos[count.Key] = count.Count;
            }
        }

        return [.. shares.Select(share => new ShareCard(share, words[share.Id], tokens.Unprotect(share.ProtectedToken), photos.GetValueOrDefault(share.Id)))];
    }
}
