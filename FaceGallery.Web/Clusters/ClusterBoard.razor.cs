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
    private IReadOnlyList<PlacedCluster> _clusters = [];
    private IReadOnlyDictionary<int, FaceTile> _tiles = new Dictionary<int, FaceTile>();
    private IReadOnlyList<int> _singles = [];
    private IReadOnlyCollection<int> _chosenSingles = [];
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
        [.. Shown.Select(cluster => cluster.Card.Key).Where(_chosen.Contains), .. _chosenSingles.Select(ClusterKey.OfFace)];

    private IReadOnlyCollection<int> SelectedFaces =>
        [.. Shown.Where(cluster => _chosen.Contains(cluster.Card.Key)).SelectMany(cluster => cluster.Card.FaceIds), .. _chosenSingles];

    protected override Task OnInitializedAsync() => OnLibraryChangedAsync();

    protected override async Task OnLibraryChangedAsync()
    {
        var fresh = await Clusters.ListAsync(Disconnected);
        _clusters = PlacedCluster.KeepPlaces(Shown, [.. fresh.Where(card => card.FaceIds.Count > 1)]);
        _singles = KeepPlaces(_singles, [.. fresh.Where(card => card.FaceIds.Count == 1).Select(card => card.FaceIds[0])]);
        _chosen.ExceptWith(_clusters.Where(cluster => cluster.IsGone).Select(cluster => cluster.Card.Key));
        await ReadFacesAsync();
        _isRead = true;
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
    }

    private async Task MergeAsync()
    {
        var keys = ChosenKeys;
        if (await Notices.MakeAsync(stop => Editing.MergeAsync(keys, stop), Text["Done.Merged", keys.Count]) is not null)
        {
            ClearChoice();
        }
    }
}
