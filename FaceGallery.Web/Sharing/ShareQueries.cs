using FaceGallery.Domain.Albums;
using FaceGallery.Domain.Photos;
using FaceGallery.Domain.Sharing;
using FaceGallery.Web.Data;
using FaceGallery.Web.Search;
using FaceGallery.Web.Stacks;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Sharing;

/// <summary>What a link shows, as a query: the one way to a guest's photos.</summary>
public static class ShareQueries
{
    /// <summary>The search that a link is made of; null for chosen photos.</summary>
    public static PhotoSearch? SearchOf(this Share share) => share.Search is null ? null : PhotoSearchText.Read(share.Search);

    /// <summary>Whose pictures they are; null where the link is not about one person alone.</summary>
    public static int? PersonIdOf(this Share share) => share.SearchOf() is { AllOf: [var id], AnyOf: [] } ? id : null;

    /// <summary>The album by hand that the link shows; null where it shows something else, or a part of one.</summary>
    public static int? OwnAlbumIdOf(this Share share) => share.SearchOf() is { } search ? AlbumKey.Of(search).OwnAlbumId : null;

    /// <summary>The photos that the link shows now: never a hidden one, and none that a guest of this link hid while the owner has not decided.</summary>
    public static IQueryable<Photo> SharedBy(this FaceGalleryDbContext context, Share share)
    {
        var withheld = context.Proposals.Where(wish => wish.ShareId == share.Id && wish.HidesAtOnce && wish.AnsweredAt == null);
        return context.WantedBy(share).Where(photo => !withheld.Any(wish => wish.PhotoId == photo.Id));
    }

    /// <summary>The owner's links to just this album that are open at a time, UTC.</summary>
    public static IQueryable<Share> Open(this FaceGalleryDbContext context, AlbumKey album, DateTime at) => context.Open([PhotoSearchText.Write(album.Search)], at);

    /// <param name="searches">Of the albums, as they are stored.</param>
    public static IQueryable<Share> Open(this FaceGalleryDbContext context, IReadOnlyCollection<string> searches, DateTime at)
    {
        var wanted = searches.ToList();
        return context.Shares.Where(share => EF.Parameter(wanted).Contains(share.Search!) && share.MakerId == null && !share.IsFrozen && share.RevokedAt == null && (share.ExpiresAt == null || share.ExpiresAt > at))
            .OrderBy(share => share.Id);
    }

    /// <summary>The same with those that guests hid: for the owner's purposes.</summary>
    public static IQueryable<Photo> WantedBy(this FaceGalleryDbContext context, Share share) =>
        share.ShowsAllOfStacks ? context.HeldBy(share) : context.HeldBy(share).BestOfStacks();

    /// <summary>The same with all photos of each stack: the best of those that the link holds is shown.</summary>
    public static IQueryable<Photo> HeldBy(this FaceGalleryDbContext context, Share share)
    {
        if (share.IsFixed)
        {
            var own = context.SharePhotos.Where(photo => photo.ShareId == share.Id).Select(photo => photo.PhotoId);
            return context.AlbumPhotos.Where(photo => own.Contains(photo.Id));
        }

        return share.SearchOf() is { IsHidden: false } search ? context.Album(search) : context.AlbumPhotos.Where(_ => false);
    }
}
