using System.Globalization;
using FaceGallery.Web.Recognition;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace FaceGallery.Web.Indexing;

/// <summary>How indexing gets on, on every page, with the owner's hand on it.</summary>
public partial class IndexingBar
{
    private string? _missingWeights;

    [Inject]
    private IndexingControl Control { get; set; } = default!;

    [Inject]
    private ModelStore Models { get; set; } = default!;

    protected override bool ShowsProgress => true;

    private string? Problem => Snapshot.Problem ?? _missingWeights;

    private IndexingSnapshot Snapshot => Progress.Current;

    private bool IsWorking => Snapshot.State == IndexingState.Running || Control.IsPaused;

    private int Done => Snapshot.Indexed + Snapshot.Failed;

    private string Percent => string.Create(CultureInfo.InvariantCulture, $"{100.0 * Done / Snapshot.Total:0.##}%");

    private string StateWords => Snapshot.State switch
    {
        _ when Control.IsPaused => Text["Indexing.Paused", Done, Snapshot.Total],
        IndexingState.Running when Snapshot.Pending == 0 => Text["Indexing.Looking"],
        IndexingState.Running => Text["Indexing.Running", Done, Snapshot.Total],
        IndexingState.Offline => Text["Indexing.Offline"],
        _ when Snapshot.Total == 0 => Text["Indexing.Empty"],
        _ when Snapshot.Pending > 0 => Text["Indexing.Waiting", Snapshot.Pending],
        _ => Text.Count("Indexing.Done", Snapshot.Indexed),
    };

    private string StateIcon => Snapshot.State switch
    {
        _ when Control.IsPaused => Icons.Material.Outlined.PauseCircle,
        IndexingState.Running => Icons.Material.Outlined.Sync,
        IndexingState.Offline => Icons.Material.Outlined.CloudOff,
        _ => Icons.Material.Outlined.CheckCircle,
    };

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

    private void Pause() => Control.Pause();

    private void Resume() => Control.Resume();
}
