using FaceGallery.Web.Faces;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace FaceGallery.Web.Clusters;

/// <summary>Lets the reader choose another group: those that may be the same person first, then the largest.</summary>
public partial class ClusterChooser
{
    private const int PageSize = 24;

    private IReadOnlyList<ClusterCard> _others = [];
    private IReadOnlyDictionary<int, FaceTile> _tiles = new Dictionary<int, FaceTile>();
    private int _shown;

    /// <summary>The group that is not offered.</summary>
    [Parameter, EditorRequired]
    public ClusterKey Than { get; set; } = default!;

    /// <summary>Who that group may be.</summary>
    [Parameter]
    public int? LikelyPersonId { get; set; }

    [CascadingParameter]
    private IMudDialogInstance Dialog { get; set; } = default!;

    [Inject]
    private ClusterService Clusters { get; set; } = default!;

    [Inject]
    private FaceTiles Faces { get; set; } = default!;

    protected override async Task OnInitializedAsync()
    {
        var all = await Clusters.ListAsync(CancellationToken.None);
        _others = [.. all.Where(card => card.Key != Than).OrderBy(card => LikelyPersonId is null || card.LikelyPersonId != LikelyPersonId)];
        await ShowMoreAsync();
    }

    private async Task ShowMoreAsync()
    {
        _shown += PageSize;
        _tiles = await Faces.ReadAsync([.. _others.Take(_shown).SelectMany(ClusterSample.Of)], CancellationToken.None);
    }
}
