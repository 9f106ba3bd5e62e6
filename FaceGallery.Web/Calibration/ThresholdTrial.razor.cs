using FaceGallery.Domain.Calibration;
using FaceGallery.Web.History;
using FaceGallery.Web.People;
using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.Calibration;

/// <summary>What another threshold would change, and the way to use it.</summary>
public partial class ThresholdTrial
{
    /// <summary>A slider comes to rest before anything is computed.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    private CancellationTokenSource? _computing;
    private (float Threshold, NamesPreview Names)? _preview;
    private TimeSpan _took;
    private float? _wanted;
    private bool _isApplying;

    [Parameter, EditorRequired]
    public float Threshold { get; set; }

    [Parameter, EditorRequired]
    public CalibrationStanding Standing { get; set; } = default!;

    /// <summary>It is used now, or left.</summary>
    [Parameter]
    public EventCallback OnClosed { get; set; }

    [Inject]
    private CalibrationService Service { get; set; } = default!;

    [Inject]
    private ThresholdEditing Editing { get; set; } = default!;

    [Inject]
    private ChangeRunner Notices { get; set; } = default!;

    [Inject]
    private TimeProvider Clock { get; set; } = default!;

    private NamesPreview? Shown => _preview?.Threshold == Threshold ? _preview?.Names : null;

    private ThresholdRates? Rates => Standing.Report.Rates.Where(rates => rates.Threshold == Threshold).Select(rates => (ThresholdRates?)rates).FirstOrDefault();

    protected override Task OnParametersSetAsync()
    {
        if (_wanted == Threshold)
        {
            return Task.CompletedTask;
        }

        _wanted = Threshold;
        return ComputeAsync();
    }

    /// <summary>Nothing is started while a computation runs: it repeats itself when the library has changed.</summary>
    protected override Task OnLibraryChangedAsync() => _computing is null && !_isApplying ? ComputeAsync() : Task.CompletedTask;

    private async Task ComputeAsync()
    {
        if (_computing is not null)
        {
            await _computing.CancelAsync();
        }

        using var computing = CancellationTokenSource.CreateLinkedTokenSource(Disconnected);
        _computing = computing;
        try
        {
            await ComputeAsync(computing.Token);
        }
        catch (OperationCanceledException)
        {
            // Another threshold was chosen, or the reader left.
        }
        finally
        {
            _computing = _computing == computing ? null : _computing;
        }
    }

    /// <summary>Again and again while the library changes, with pauses as the indexer, too, wants its turn.</summary>
    private async Task ComputeAsync(CancellationToken stop)
    {
        long version;
        do
        {
            await Task.Delay(Pause + (5 * _took), Clock, stop);
            var start = Clock.GetTimestamp();
            version = LibraryEvents.VersionOf(Topics);
            var threshold = Threshold;
            _preview = (threshold, await Service.PreviewAsync(threshold, stop));
            _took = Clock.GetElapsedTime(start);
            StateHasChanged();
        }
        while (version != LibraryEvents.VersionOf(Topics));
    }

    private async Task ApplyAsync()
    {
        var (threshold, value) = (Threshold, Threshold == Standing.Setting ? (float?)null : Threshold);
        _isApplying = true;
        try
        {
            // Matching takes all of a thread for a while, and this one has to answer to the reader.
            if (await Notices.MakeAsync(stop => Task.Run(() => Editing.SetAsync(value, stop), stop), Text["Calibration.Applied", threshold]) is not null)
            {
                await OnClosed.InvokeAsync();
            }
        }
        finally
        {
            _isApplying = false;
        }
    }
}
