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

    private const int MostCovers = 300;

    private const int MostOfFriend = 100;

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

    /// <summary>Those that a friend made, the newest first, as far as the friend may know of them; of very many only the first.</summary>
    public async Task<IReadOnlyList<ShareCard>> OfFriendAsync(int accountId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        var shares = await context.Shares.AsNoTracking().Where(share => share.MakerId == accountId).OrderByDescending(share => share.Id).Take(MostOfFriend).ToListAsync(cancellationToken);
        var words = new Dictionary<int, string>();
        foreach (var share in shares)
        {
            words[share.Id] = await captions.ForGuestsAsync(share, cancellationToken);
        }

        return await CardsAsync(context, shares, words, cancellationToken);
    }

    /// <summary>Photos of a link that can stand for it, those first that would stand for it unasked; of very many only the first.</summary>
    /// <param name="share">Null for one that is to be made.</param>
    /// <param name="scope">What that is to show.</param>
    public async Task<IReadOnlyList<CoverChoice>> CoversAsync(Share? share, ShareScope? scope, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        var selected = scope?.PhotoIds.ToList() ?? [];
        var photos = share is not null ? context.SharedBy(share)
            : scope?.Search is { IsHidden: false } search ? context.Album(search)
            : context.AlbumPhotos.Where(photo => EF.Parameter(selected).Contains(photo.Id));
        var best = await photos.OrderByDescending(photo => photo.Width > photo.Height).ThenByDescending(photo => photo.FaceCount).ThenBy(photo => photo.Id).Take(MostCovers)
            .Select(photo => new { photo.Id, photo.Version }).ToListAsync(cancellationToken);
        return [.. best.Index().Select(photo => new CoverChoice(photo.Item.Id, photo.Index + 1, photo.Item.Version!))];
    }

    private async Task<IReadOnlyList<ShareCard>> CardsAsync(FaceGalleryDbContext context, IReadOnlyList<Share> shares, CancellationToken cancellationToken) =>
        await CardsAsync(context, shares, await captions.OfAsync(shares, cancellationToken), cancellationToken);

    private async Task<IReadOnlyList<ShareCard>> CardsAsync(FaceGalleryDbContext context, IReadOnlyList<Share> shares, IReadOnlyDictionary<int, string> words, CancellationToken cancellationToken)
    {
        var friends = shares.Select(share => share.MakerId).OfType<int>().Distinct().ToList();
        var makers = friends.Count == 0 ? [] : await context.Users.Where(account => EF.Parameter(friends).Contains(account.Id)).ToDictionaryAsync(account => account.Id, account => account.UserName, cancellationToken);
        var photos = new Dictionary<int, int>();
        foreach (var batch in shares.Chunk(BatchSize))
        {
            var shown = batch.Select(share => context.SharedBy(share).Select(_ => share.Id)).Aggregate(Queryable.Concat);
            foreach (var count in await shown.GroupBy(id => id).Select(share => new { share.Key, Count = share.Count() }).ToListAsync(cancellationToken))
            {
                photos[count.Key] = count.Count;
            }
        }

        return [.. shares.Select(share => new ShareCard(share, words[share.Id], tokens.Unprotect(share.ProtectedToken), photos.GetValueOrDefault(share.Id)) { Maker = share.MakerId is { } maker ? makers.GetValueOrDefault(maker) ?? "?" : null })];
    }
}
