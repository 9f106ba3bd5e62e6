using FaceGallery.Web.Faces;
using FaceGallery.Web.History;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace FaceGallery.Web.Clusters;

/// <summary>All unknown faces: the groups as cards, then the single ones. What is on the page keeps its place while the library changes.</summary>
public partial class ClusterBoard
{
    private const int PageSize = 24;

    private readonly HashSet<ClusterKey> _chosen = [];
    private readonly Dictionary<ClusterKey, ClusterEntry?> _entries = [];
    private IReadOnlyList<PlacedCluster> _clusters = [];
    private IReadOnlyDictionary<int, FaceTile> _tiles = new Dictionary<int, FaceTile>();
    private IReadOnlyList<int> _singles = [];
    private IReadOnlyCollection<int> _chosenSingles = [];
    private IReadOnlyList<int> _poor = [];
    private IReadOnlyCollection<int> _chosenPoor = [];
    private bool _showsPoor;
    private ClusterKey? _focusDue;
    private ClusterKey? _wentOn;
    private int _shown = PageSize;
    private bool _isRead;

    [Inject]
    private ClusterService Clusters { get; set; } = default!;

    [Inject]
    private ClusterEditing Editing { get; set; } = default!;

    [Inject]
    private FaceTiles Faces { get; set; } = default!;

    [Inject]
    private ChangeRunner Notices { get; set; } = default!;

    private IEnumerable<PlacedCluster> Shown => _clusters.Take(_shown);

    /// <summary>In the order of the page: of those that are put together, the first goes on.</summary>
    private List<ClusterKey> ChosenKeys =>
        [.. Shown.Select(cluster => cluster.Card.Key).Where(_chosen.Contains), .. _chosenSingles.Concat(_chosenPoor).Select(ClusterKey.OfFace)];

    private IReadOnlyCollection<int> SelectedFaces =>
        [.. Shown.Where(cluster => _chosen.Contains(cluster.Card.Key)).SelectMany(cluster => cluster.Card.FaceIds), .. _chosenSingles, .. _chosenPoor];

    /// <summary>A page that does not answer yet shows the groups that it begins with: of very many faces the others take long to read.</summary>
    protected override async Task OnInitializedAsync()
    {
        _clusters = PlacedCluster.KeepPlaces([], await Clusters.FirstAsync(Disconnected));
        await ReadFacesAsync();
        if (RendererInfo.IsInteractive)
        {
            await OnLibraryChangedAsync();
        }
    }

    protected override async Task OnLibraryChangedAsync()
    {
        var fresh = await Clusters.ListAsync(Disconnected);
        _clusters = PlacedCluster.KeepPlaces(Shown, [.. fresh.Where(card => card.FaceIds.Count > 1)]);
        var singles = fresh.Where(card => card.FaceIds.Count == 1).ToLookup(card => card.IsClear, card => card.FaceIds[0]);
        _singles = KeepPlaces(_singles, [.. singles[true]]);
        _poor = KeepPlaces(_poor, [.. singles[false]]);
        _chosen.ExceptWith(_clusters.Where(cluster => cluster.IsGone).Select(cluster => cluster.Card.Key));
        await ReadFacesAsync();
        _isRead = true;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_focusDue is { } key && _entries.GetValueOrDefault(key) is { } entry)
        {
            _focusDue = null;
            await entry.FocusAsync();
        }
    }

    private static List<int> KeepPlaces(IReadOnlyList<int> shown, IReadOnlyList<int> fresh)
    {
        var left = fresh.ToHashSet();
        return [.. shown.Where(left.Remove), .. fresh.Where(left.Contains)];
    }

    private async Task ReadFacesAsync() =>
        _tiles = await Faces.ReadAsync([.. Shown.SelectMany(cluster => ClusterSample.Of(cluster.Card))], Disconnected);

    private Task ShowMoreAsync()
    {
        _shown += PageSize;
        return ReadFacesAsync();
    }

    /// <summary>
    /// A name was typed: the next group is asked about at once, without a hand leaving the keyboard, also where it was not shown yet. What is typed while the first gets its name is not lost.
    /// </summary>
    private async Task GoOnAsync(ClusterKey typed)
    {
        _wentOn = _clusters.SkipWhile(cluster => cluster.Card.Key != typed).Skip(1).FirstOrDefault(cluster => !cluster.IsGone)?.Card.Key;
        if (_wentOn is { } next && Shown.Any(cluster => cluster.Card.Key == next) && _entries.GetValueOrDefault(next) is { } entry)
        {
            await entry.FocusAsync();
        }
        else if (_wentOn is not null)
        {
            _focusDue = _wentOn;
            await ShowMoreAsync();
        }
    }

    /// <summary>Nobody followed on the page: whoever is to be asked about is known when the group has its name.</summary>
    private async Task GoOnLateAsync(ClusterKey named)
    {
        await OnLibraryChangedAsync();
        if (_wentOn is not null)
        {
            return;
        }

        var next = _clusters.SkipWhile(cluster => cluster.Card.Key != named).Concat(_clusters).FirstOrDefault(cluster => !cluster.IsGone)?.Card.Key;
        if (next is not null && !Shown.Any(cluster => cluster.Card.Key == next))
        {
            await ShowMoreAsync();
        }

        _focusDue = next ?? named;
    }

    private void Choose(ClusterKey key, bool isChosen)
    {
        if (isChosen)
        {
            _chosen.Add(key);
        }
        else
        {
            _chosen.Remove(key);
        }
    }

    private void OnKey(KeyboardEventArgs key)
    {
        if (key.Key == "Escape")
        {
            ClearChoice();
        }
    }

    private void ClearChoice()
    {
        _chosen.Clear();
        _chosenSingles = [];
        _chosenPoor = [];
    }

    private async Task MergeAsync()
    {
        // Before it is done: a second press would ask for groups that are gone by then.
        var keys = ChosenKeys;
        ClearChoice();
        if (keys.Count > 1)
        {
            await Notices.MakeAsync(stop => Editing.MergeAsync(keys, stop), Text["Done.Merged", keys.Count]);
        }
    }
}
