namespace FaceGallery.Web.Components;

/// <summary>Which faces or photos of a list are chosen, and how clicks, keys and sweeps change that. They are meant by their place in the list.</summary>
public sealed class ListSelection
{
    private readonly HashSet<int> _chosen = [];
    private int[] _ids = [];
    private HashSet<int> _before = [];
    private int _anchor;

    /// <summary>The place that keys act upon; 0 in an empty list.</summary>
    public int Active { get; private set; }

    /// <summary>Their ids.</summary>
    public IReadOnlySet<int> Chosen => _chosen;

    /// <summary>The list is another one now. Keys go on at what they acted upon, or at its place where it left the list.</summary>
    /// <param name="ids">All, in their order.</param>
    /// <param name="chosen">Ids of those that are chosen; those that are not in the list are not.</param>
    public void Show(IReadOnlyCollection<int> ids, IReadOnlyCollection<int> chosen)
    {
        int? active = _ids.Length == 0 ? null : _ids[Active];
        int[] kept = chosen.Count == 0 ? [] : [.. ids.Intersect(chosen)];
        _ids = [.. ids];
        _chosen.Clear();
        _chosen.UnionWith(kept);
        MoveTo(active is { } id && PlaceOf(id) is >= 0 and var place ? place : Active);
    }

    /// <summary>The place of what has this id; -1 where it is not in the list.</summary>
    public int PlaceOf(int id) => Array.IndexOf(_ids, id);

    public void Toggle(int index)
    {
        if (!_chosen.Remove(_ids[index]))
        {
            _chosen.Add(_ids[index]);
        }

        Anchor(index);
    }

    /// <summary>Chooses all from where the last single choice was made to here; a range made before from the same place gives way.</summary>
    public void ExtendTo(int index)
    {
        Active = Math.Clamp(index, 0, Math.Max(_ids.Length - 1, 0));
        _chosen.Clear();
        _chosen.UnionWith(_before);
        var (first, last) = (Math.Min(_anchor, Active), Math.Max(_anchor, Active));
        for (var at = first; at <= last && at < _ids.Length; at++)
        {
            _chosen.Add(_ids[at]);
        }
    }

    /// <summary>Goes to another place without choosing it.</summary>
    public void MoveTo(int index) => Anchor(Math.Clamp(index, 0, Math.Max(_ids.Length - 1, 0)));

    /// <summary>Adds what lies in a rectangle, both ends included, in a list laid out in rows.</summary>
    public void Sweep(int columns, int firstRow, int lastRow, int firstColumn, int lastColumn)
    {
        for (var row = firstRow; row <= lastRow; row++)
        {
            for (var at = (row * columns) + firstColumn; at <= (row * columns) + lastColumn && at < _ids.Length; at++)
            {
                _chosen.Add(_ids[at]);
            }
        }

        Anchor(Math.Clamp((lastRow * columns) + lastColumn, 0, Math.Max(_ids.Length - 1, 0)));
    }

    /// <summary>Whether all of a stretch are chosen; null where only some are.</summary>
    public bool? IsChosen(int first, int count)
    {
        var chosen = _ids.Skip(first).Take(count).Count(_chosen.Contains);
        return chosen == 0 ? false : chosen == count ? true : null;
    }

    /// <summary>Chooses all of a stretch; where all are chosen already, none of it.</summary>
    public void ToggleAll(int first, int count)
    {
        var stretch = _ids.Skip(first).Take(count);
        if (IsChosen(first, count) == true)
        {
            _chosen.ExceptWith(stretch);
        }
        else
        {
            _chosen.UnionWith(stretch);
        }

        Anchor(first);
    }

    public void ChooseAll() => _chosen.UnionWith(_ids);

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
