namespace FaceGallery.Web.Albums;

/// <summary>
/// Places an album's photos in full rows of one height below headings of their months, each row as near to the photos' own shapes as whole
/// photos allow. Every place is known before a picture is there.
/// </summary>
public sealed class GridLayout
{
    public const double HeadingHeight = 48;

    // A panorama or a strip must not fill the page; it is cropped to this shape in the grid.
    private const float Narrowest = 0.6f;
    private const float Widest = 2.6f;

    private readonly IReadOnlyList<PhotoShape> _photos;
    private readonly List<GridBlock> _blocks = [];
    private readonly List<int> _starts = [];
    private readonly float _width;

    /// <param name="photos">In the album's order.</param>
    /// <param name="width">Of the grid, in CSS pixels.</param>
    /// <param name="rowHeight">In CSS pixels.</param>
    public GridLayout(IReadOnlyList<PhotoShape> photos, double width, double rowHeight)
    {
        (_photos, _width) = (photos, (float)(width / rowHeight));
        for (var next = 0; next < photos.Count;)
        {
            if (photos[next].Month != PhotoShape.NoMonth && (next == 0 || photos[next].Month != photos[next - 1].Month))
            {
                Add(HeadingHeight, next, 0);
                _starts.Add(next);
            }

            var end = EndOfRow(next);
            Add(rowHeight, next, end - next);
            next = end;
        }
    }

    public static GridLayout Empty { get; } = new([], 1, 1);

    public IReadOnlyList<PhotoShape> Photos => _photos;

    /// <summary>CSS pixels.</summary>
    public double Height => _blocks.Count == 0 ? 0 : _blocks[^1].Bottom;

    /// <summary>The headings, in their order.</summary>
    public IEnumerable<GridBlock> Months => _blocks.Where(block => block.IsHeading);

    /// <summary>Where each year begins, as a share of the height.</summary>
    /// <param name="least">How far apart, as a share of the height: a year that begins nearer to the one before is left out.</param>
    public IEnumerable<(int Year, double Top)> Years(double least)
    {
        var last = double.NegativeInfinity;
        foreach (var year in Months.DistinctBy(month => month.Month / 12))
        {
            if (year.Top / Height >= last + least)
            {
                last = year.Top / Height;
                yield return (year.Month / 12, last);
            }
        }
    }

    /// <summary>What lies between two heights, even if only in part.</summary>
    public IEnumerable<GridBlock> Between(double top, double bottom)
    {
        for (var place = FirstBelow(top); place < _blocks.Count && _blocks[place].Top < bottom; place++)
        {
            yield return _blocks[place];
        }
    }

    /// <summary>The photos of a row in the shapes that they are shown in.</summary>
    public IEnumerable<PhotoShape> PhotosOf(GridBlock row)
    {
        for (var place = row.First; place < row.First + row.Count; place++)
        {
            yield return _photos[place] with { Aspect = Shown(_photos[place].Aspect) };
        }
    }

    /// <summary>The photos below the same heading as one of them: the place of the first, and how many; none in an album without months.</summary>
    /// <param name="place">Of any of them in the album.</param>
    public (int First, int Count) MonthOf(int place)
    {
        var found = _starts.BinarySearch(place);
        var next = found >= 0 ? found + 1 : ~found;
        return next == 0 ? (0, 0) : (_starts[next - 1], (next < _starts.Count ? _starts[next] : _photos.Count) - _starts[next - 1]);
    }

    /// <summary>Of which width the aspect ratios of a row's photos are parts: their sum, so that they fill the row, or more in a month's last one, which need not be stretched.</summary>
    public float WidthOf(GridBlock row) => PhotosOf(row).Sum(photo => photo.Aspect) is var own && IsLastOfMonth(row) ? Math.Max(own, _width) : own;

    /// <summary>The top of the photo's row; null when it is in none.</summary>
    public double? TopOf(int photoId)
    {
        for (var place = 0; place < _photos.Count; place++)
        {
            if (_photos[place].Id == photoId)
            {
                return _blocks.Find(block => block.First <= place && place < block.First + block.Count).Top;
            }
        }

        return null;
    }

    private static float Shown(float aspect) => float.IsFinite(aspect) ? Math.Clamp(aspect, Narrowest, Widest) : 1;

    private void Add(double height, int first, int count) => _blocks.Add(new GridBlock(Height, height, _photos[first].Month, first, count));

    private bool IsLastOfMonth(GridBlock row) => row.First + row.Count is var end && (end == _photos.Count || _photos[end].Month != row.Month);

    private int FirstBelow(double top)
    {
        var (low, high) = (0, _blocks.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _blocks[middle].Bottom <= top ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private int EndOfRow(int start)
    {
        var width = 0f;
        var place = start;
        for (; place < _photos.Count && _photos[place].Month == _photos[start].Month; place++)
        {
            var before = width;
            width += Shown(_photos[place].Aspect);
            if (width >= _width)
            {
                // The photo that overflows goes to the next row where that leaves less to be stretched than it would squeeze.
                return place > start && _width - before < width - _width ? place : place + 1;
            }
        }

        return place;
    }
}
