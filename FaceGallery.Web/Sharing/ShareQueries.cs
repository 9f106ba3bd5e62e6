using FaceGallery.Domain.Albums;
using FaceGallery.Domain.Photos;
using FaceGallery.Domain.Sharing;
using FaceGallery.Web.Albums;
using FaceGallery.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Sharing;

/// <summary>What a link shows, as a query: the one way to a guest's photos.</summary>
public static class ShareQueries
{
    /// <summary>The search that a link is made of; null for chosen photos.</summary>
    public static PhotoSearch? SearchOf(this Share share) => share.Search is null ? null : PhotoSearchText.Read(share.Search);

    /// <summary>Whose pictures they are; null where the link is not about one person alone.</summary>
    public static int? PersonIdOf(this Share share) => share.SearchOf() is { AllOf: [var id], AnyOf: [] } ? id : null;

    /// <summary>The photos that the link shows now: never a hidden one, and none that somebody asked not to show while the owner has not decided.</summary>
    public static async Task<IQueryable<Photo>> SharedAsync(this FaceGalleryDbContext context, Share share, CancellationToken cancellationToken)
    {
        var photos = context.WantedBy(share);
        var withheld = await WithheldAsync(context, share, cancellationToken);
        return withheld.Count == 0 ? photos : photos.Where(photo => !withheld.Contains(photo.Id));
    }

    /// <summary>Links to just this album that are open at a time, UTC.</summary>
    public static IQueryable<Share> Open(this FaceGalleryDbContext context, AlbumKey album, DateTime at)
    {
        var search = PhotoSearchText.Write(album.Search);
        return context.Shares.Where(share => share.Search == search && !share.IsFrozen && share.RevokedAt == null && (share.ExpiresAt == null || share.ExpiresAt > at))
            .OrderBy(share => share.Id);
    }

    /// <summary>The same with those that somebody asked not to show: for the owner's purposes.</summary>
    public static IQueryable<Photo> WantedBy(this FaceGalleryDbContext context, Share share)
    {
        if (share.IsFixed)
        {
            var own = context.SharePhotos.Where(photo => photo.ShareId == share.Id).Select(photo => photo.PhotoId);
            return context.AlbumPhotos.Where(photo => own.Contains(photo.Id));
        }

        return share.SearchOf() is { IsHidden: false } search ? context.Album(search) : context.AlbumPhotos.Where(_ => false);
    }

    private static async Task<List<int>> WithheldAsync(FaceGalleryDbContext context, Share share, CancellationToken cancellationToken)
    {
        var open = await context.Proposals
            .Where(proposal => proposal.Kind == ProposalKind.DoNotShow && proposal.AnsweredAt == null && proposal.PhotoId != null)
            .Select(proposal => new { proposal.ShareId, proposal.Search, PhotoId = proposal.PhotoId!.Value }).ToListAsync(cancellationToken);
        var shown = share.SearchOf();
        return
        [
            .. open.Where(wish => wish.ShareId == share.Id || ShareReach.Holds(shown, wish.Search is null ? null : PhotoSearchText.Read(wish.Search)))
                .Select(wish => wish.PhotoId).Distinct(),
        ];
    }
}
