using FaceGallery.Domain.Albums;

namespace FaceGallery.Web.Api;

/// <summary>A smart album.</summary>
/// <param name="Album">What <c>photos?album=</c> takes for its photos.</param>
public sealed record ApiAlbum(string Id, string Name, string Album)
{
    public static ApiAlbum Of(SmartAlbum album) => new(ApiId.Of(album.Id), album.Name, album.Search);
}
