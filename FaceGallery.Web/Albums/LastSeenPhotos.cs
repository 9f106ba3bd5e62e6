using FaceGallery.Web.Search;

namespace FaceGallery.Web.Albums;

/// <summary>Which photo of an album the reader looked at last, so that coming back to the album finds the same place. One for each circuit.</summary>
public sealed class LastSeenPhotos
{
    private readonly Dictionary<AlbumKey, int> _photos = [];

    public void Remember(AlbumKey album, int photoId) => _photos[album] = photoId;

    /// <summary>Tells once: who comes to the album by another way later starts at its top.</summary>
    public int? Take(AlbumKey album) => _photos.Remove(album, out var photoId) ? photoId : null;
}
