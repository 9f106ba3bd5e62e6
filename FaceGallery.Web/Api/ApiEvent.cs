using FaceGallery.Web.Events;
using FaceGallery.Web.Search;

namespace FaceGallery.Web.Api;

/// <param name="Name">Null where only its dates say what it is.</param>
/// <param name="CoverPhotoId">The photo that stands for it; null where there is none.</param>
/// <param name="Album">What <c>photos?album=</c> takes for its photos.</param>
public sealed record ApiEvent(string Id, string? Name, DateTime FirstAt, DateTime LastAt, int PhotoCount, string? CoverPhotoId, string Album)
{
    public static ApiEvent Of(EventCard photoEvent) => new(
        ApiId.Of(photoEvent.Id), photoEvent.Name, photoEvent.FirstAt, photoEvent.LastAt, photoEvent.PhotoCount,
        photoEvent.Cover is { } cover ? ApiId.Of(cover.Id) : null, AlbumKey.OfEvent(photoEvent.Id).ToString());
}
