using FaceGallery.Web.Events;
using FaceGallery.Web.Search;

namespace FaceGallery.Web.Api;

/// <param name="Name">Null where only its dates say what it is.</param>
/// <param name="Album">What <c>photos?album=</c> takes for its photos.</param>
public sealed record ApiEvent(string Id, string? Name, DateTime FirstAt, DateTime LastAt, int PhotoCount, string Album)
{
    public static ApiEvent Of(EventCard occasion) => new(
        ApiId.Of(occasion.Id), occasion.Name, occasion.FirstAt, occasion.LastAt, occasion.PhotoCount, AlbumKey.OfEvent(occasion.Id).ToString());
}
