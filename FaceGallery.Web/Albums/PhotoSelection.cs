namespace FaceGallery.Web.Albums;

/// <summary>Photos of a grid that the reader chose.</summary>
public sealed class PhotoSelection
{
    private readonly HashSet<int> _ids = [];
    private int? _last;

    public IReadOnlySet<int> Ids => _ids;

    /// <param name="isRange">All from the one that was chosen last to this one.</param>
    /// <param name="photos">The album, in its order.</param>
    public void Toggle(int photoId, bool isRange, IReadOnlyList<PhotoShape> photos)
    {
        if (isRange && _last is { } last)
        {
            var (one, other) = (PlaceOf(last, photos), PlaceOf(photoId, photos));
            for (var place = Math.Min(one, other); place >= 0 && place <= Math.Max(one, other); place++)
            {
                _ids.Add(photos[place].Id);
            }
        }
        else if (!_ids.Remove(photoId))
        {
            _ids.Add(photoId);
        }

        _last = photoId;
    }

    public void Add(IEnumerable<PhotoShape> photos) => _ids.UnionWith(photos.Select(photo => photo.Id));

    /// <summary>Photos that are not in the album any more are no longer chosen.</summary>
    public void Keep(IEnumerable<PhotoShape> photos)
    {
        if (_ids.Count > 0)
        {
            _ids.IntersectWith(photos.Select(photo => photo.Id));
        }
    }

    public void Clear()
    {
        _ids.Clear();
        _last = null;
    }

    private static int PlaceOf(int photoId, IReadOnlyList<PhotoShape> photos)
    {
        for (var place = 0; place < photos.Count; place++)
        {
            if (photos[place].Id == photoId)
            {
                return place;
            }
        }

        return -1;
    }
}
