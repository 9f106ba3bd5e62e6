using FaceGallery.Web.Recognition;
using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.Indexing;

/// <summary>What keeps photos from being indexed, on every page until it is mended: an absent share, missing weights.</summary>
public partial class IndexingProblem
{
    private string? _missingWeights;

    [Inject]
    private ModelStore Models { get; set; } = default!;

    protected override bool ShowsProgress => true;

    private string? Problem => Progress.Current.Problem ?? _missingWeights;

    protected override void OnInitialized()
    {
        base.OnInitialized();
        _missingWeights = Models.Problem();
    }

    protected override Task OnLibraryChangedAsync()
    {
        _missingWeights = _missingWeights is null ? null : Models.Problem();
        return Task.CompletedTask;
    }
}
