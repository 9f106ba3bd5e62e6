namespace FaceGallery.Web.Photos;

/// <summary>Lays photos out in full rows of one height, each as near to the photos' own shapes as whole photos allow.</summary>
public sealed class GridRows
{
    // A panorama or a strip must not fill the page; it is cropped to this shape in the grid.
    private const float Narrowest = 0.6f;
    private const float Widest = 2.6f;

    private readonly IReadOnlyList<PhotoShape> _photos;
    private readonly List<int> _starts = [0];

    /// <param name="photos">In the album's order.</param>
    /// <param name="widthInRowHeights">How wide a row is, as a multiple of its height.</param>
    public GridRows(IReadOnlyList<PhotoShape> photos, float widthInRowHeights)
    {
        _photos = photos;
        WidthInRowHeights = widthInRowHeights;
        for (var next = 0; next < photos.Count; next = _starts[^1])
        {
            _starts.Add(EndOfRow(next));
        }
    }

    public static GridRows Empty { get; } = new([], 1);

    public int Count => _starts.Count - 1;

    public int PhotoCount => _photos.Count;

    public float WidthInRowHeights { get; }

    public IEnumerable<PhotoShape> this[int row]
    {
        get
        {
            for (var index = _starts[row]; index < _starts[row + 1]; index++)
            {
                yield return _photos[index] with { Aspect = Shown(_photos[index].Aspect) };
            }
        }
    }

    /// <summary>The row that the photo is in; null when it is in none.</summary>
    public int? RowOf(int photoId)
    {
        for (var index = 0; index < _photos.Count; index++)
        {
            if (_photos[index].Id == photoId)
            {
                var found = _starts.BinarySearch(index);
                return found >= 0 ? found : ~found - 1;
            }
        }

        return null;
    }

    private int EndOfRow(int start)
    {
        var width = 0f;
        for (var index = start; index < _photos.Count; index++)
        {
            var before = width;
            width += Shown(_photos[index].Aspect);
            if (width >= WidthInRowHeights)
            {
                // The photo that overflows goes to the next row where that leaves less to be stretched than it would squeeze.
                return index > start && WidthInRowHeights - before < width - WidthInRowHeights ? index : index + 1;
            }
        }

        return _photos.Count;
    }

    private static float Shown(float aspect) => Math.Clamp(aspect, Narrowest, Widest);
}
