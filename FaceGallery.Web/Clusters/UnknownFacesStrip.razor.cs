using FaceGallery.Web.Faces;
using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.Clusters;

/// <summary>The largest groups of unknown faces, a face each: whoever knows one names it.</summary>
public partial class UnknownFacesStrip
{
    private const int Max = 12;

    /// <summary>Fewer faces are hardly a friend.</summary>
    private const int LeastFaces = 3;

    private IReadOnlyList<ClusterCard> _clusters = [];
    private IReadOnlyDictionary<int, FaceTile> _tiles = new Dictionary<int, FaceTile>();

    [Inject]
    private ClusterService Clusters { get; set; } = default!;

    [Inject]
    private FaceTiles Tiles { get; set; } = default!;

    /// <summary>Their place is kept free while photos are being indexed.</summary>
    private bool AreExpected => IsGrowing;

    protected override Task OnInitializedAsync() => OnLibraryChangedAsync();

    protected override async Task OnLibraryChangedAsync()
    {
        _clusters = await Clusters.LargestAsync(Max, LeastFaces, Disconnected);
        _tiles = await Tiles.ReadAsync([.. _clusters.Select(cluster => ClusterSample.Of(cluster)[0])], Disconnected);
    }
}
