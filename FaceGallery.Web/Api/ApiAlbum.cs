using FaceGallery.Domain.Albums;
using FaceGallery.Web.OwnAlbums;
using FaceGallery.Web.Search;

namespace FaceGallery.Web.Api;

/// <summary>An album: a search that was kept, or photos that were put together by hand.</summary>
/// <param name="Album">What <c>photos?album=</c> takes for its photos.</param>
/// <param name="ByHand">It was filled by hand, and can be changed below <c>albums/{id}</c>.</param>
public sealed record ApiAlbum(string Id, string Name, string Album, bool ByHand, string? Description = null)
{
    public static ApiAlbum Of(SmartAlbum album) => new(ApiId.Of(album.Id), album.Name, album.Search, ByHand: false);

    public static ApiAlbum Of(OwnAlbumCard album) => new(AlbumKey.OfOwn(album.Id).ToString(), album.Name, AlbumKey.OfOwn(album.Id).ToString(), ByHand: true, album.Description);
}
