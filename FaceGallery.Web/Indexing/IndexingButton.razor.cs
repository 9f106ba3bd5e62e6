using FaceGallery.Web.Library;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace FaceGallery.Web.Indexing;

/// <summary>Progress of indexing: a ring on every page, which opens details and, for the owner, the controls.</summary>
public partial class IndexingButton
{
    private int _left;

    /// <summary>How things stood when the owner asked for a scan; null when they did not.</summary>
    private IndexingSnapshot? _before;

    [Inject]
    private IndexingControl Control { get; set; } = default!;

    protected override bool ShowsProgress => true;

    private IndexingSnapshot Snapshot => Progress.Current;

    private bool IsWorking => Snapshot.State == IndexingState.Running || Control.IsPaused;

    private int Done => Snapshot.Indexed + Snapshot.Failed;

    private double Percent => 100.0 * Done / Snapshot.Total;

    private string StateWords => Snapshot.State switch
    {
        _ when Control.IsPaused => Text["Indexing.Paused", Done, Snapshot.Total],
        _ when Control.IsHeld => Text["Indexing.Held"],
        _ when IsAsked => Text["Indexing.Looking"],
        IndexingState.Running when Snapshot.Pending == 0 => Text["Indexing.Looking"],
        IndexingState.Running => Text["Indexing.Running", Done, Snapshot.Total],
        IndexingState.Offline => Text["Indexing.Offline"],
        _ when HasNothingNew => Text["Indexing.NothingNew"],
        _ when Snapshot.Total == 0 => Text["Indexing.Empty"],
        _ when Snapshot.Pending > 0 => Text["Indexing.Waiting", Snapshot.Pending],
        _ => Text.Count("Indexing.Done", Snapshot.Indexed),
    };

    private IEnumerable<string> Details
    {
        get
        {
            if (IsWorking && Snapshot.PhotosPerSecond > 0)
            {
                yield return Text["Indexing.Rate", Snapshot.PhotosPerSecond];
                if (Snapshot.TimeLeft is { } left)
                {
                    yield return TimeLeft.Of(left, Text);
                }
            }
            else if (HasNothingNew && Snapshot is { Total: > 0, State: not IndexingState.Running })
            {
                yield return Text.Count("Indexing.Done", Snapshot.Indexed);
            }
        }
    }

    /// <summary>The owner asked for a scan, which is not done yet.</summary>
    private bool IsAsked => _before is { } before && before.Runs == Snapshot.Runs;

    /// <summary>The scan that the owner asked for found everything as it was.</summary>
    private bool HasNothingNew => _before is { } before && before.Runs < Snapshot.Runs && (before.Total, before.Indexed, before.Failed) == (Snapshot.Total, Snapshot.Indexed, Snapshot.Failed);

    private string StateIcon => Snapshot.State switch
    {
        _ when Control.IsPaused || Control.IsHeld => Icons.Material.Outlined.PauseCircle,
        IndexingState.Running => Icons.Material.Outlined.Sync,
        IndexingState.Offline => Icons.Material.Outlined.CloudOff,
        _ => Icons.Material.Outlined.CheckCircle,
    };

    private void Scan()
    {
        _before = Snapshot;
        Control.RequestScan();
    }

    /// <summary>A new sheet is a closed one.</summary>
    private void Leave() => _left++;
}
