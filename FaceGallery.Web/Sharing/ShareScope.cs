using FaceGallery.Domain.Albums;
using FaceGallery.Web.Search;

namespace FaceGallery.Web.Sharing;

/// <summary>Which photos a link shows: an album, or photos that were chosen one by one.</summary>
/// <param name="Search">Null for chosen photos.</param>
public sealed record ShareScope(PhotoSearch? Search, IReadOnlyList<int> PhotoIds)
{
    public static ShareScope Of(AlbumKey album) => new(album.Search, []);

    public static ShareScope Of(IReadOnlyList<int> photoIds) => new(null, photoIds);
}
