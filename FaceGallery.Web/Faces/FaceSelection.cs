namespace FaceGallery.Web.Faces;

/// <summary>Which faces of a list are chosen, and how clicks, keys and sweeps change that. Faces are meant by their place in the list.</summary>
/// <param name="faceIds">All faces, in their order.</param>
/// <param name="chosen">Ids of those that are chosen.</param>
public sealed class FaceSelection(IReadOnlyList<int> faceIds, IEnumerable<int> chosen)
{
    private readonly HashSet<int> _chosen = [.. chosen];
    private HashSet<int> _before = [];
    private int _anchor;

    /// <summary>The face that keys act upon; 0 in an empty list.</summary>
    public int Active { get; private set; }

    public IReadOnlyCollection<int> Chosen => _chosen;

    public bool Contains(int faceId) => _chosen.Contains(faceId);

    public void Toggle(int index)
    {
        if (!_chosen.Remove(faceIds[index]))
        {
            _chosen.Add(faceIds[index]);
        }

        Anchor(index);
    }

    /// <summary>Chooses all from where the last single choice was made to here; a range made before from the same place gives way.</summary>
    public void ExtendTo(int index)
    {
        Active = Math.Clamp(index, 0, Math.Max(faceIds.Count - 1, 0));
        _chosen.Clear();
        _chosen.UnionWith(_before);
        var (first, last) = (Math.Min(_anchor, Active), Math.Max(_anchor, Active));
        for (var at = first; at <= last && at < faceIds.Count; at++)
        {
            _chosen.Add(faceIds[at]);
        }
    }

    /// <summary>Goes to another face without choosing it.</summary>
    public void MoveTo(int index) => Anchor(Math.Clamp(index, 0, Math.Max(faceIds.Count - 1, 0)));

    /// <summary>Adds the faces of a rectangle, both ends included, in a list laid out in rows.</summary>
    public void Sweep(int columns, int firstRow, int lastRow, int firstColumn, int lastColumn)
    {
        for (var row = firstRow; row <= lastRow; row++)
        {
            for (var at = (row * columns) + firstColumn; at <= (row * columns) + lastColumn && at < faceIds.Count; at++)
            {
                _chosen.Add(faceIds[at]);
            }
        }

        Anchor(Math.Clamp((lastRow * columns) + lastColumn, 0, Math.Max(faceIds.Count - 1, 0)));
    }

    public void ChooseAll() => _chosen.UnionWith(faceIds);

    public void Clear()
    {
        _chosen.Clear();
        Anchor(Active);
    }

    private void Anchor(int index)
    {
        (_anchor, Active) = (index, index);
        _before = [.. _chosen];
    }
}
