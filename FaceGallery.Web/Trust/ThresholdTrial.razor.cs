using FaceGallery.Domain.Trust;
using FaceGallery.Web.History;
using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.Trust;

/// <summary>What another threshold would change, and the way to use it.</summary>
public partial class ThresholdTrial
{
    /// <summary>A slider comes to rest before anything is computed.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    private CancellationTokenSource? _computing;
    private ThresholdPreview? _preview;
    private TimeSpan _took;
    private float? _wanted;
    private bool _isApplying;

    [Parameter, EditorRequired]
    public float Threshold { get; set; }

    [Parameter, EditorRequired]
    public TrustStanding Standing { get; set; } = default!;

    /// <summary>It is used now, or left.</summary>
    [Parameter]
    public EventCallback OnClosed { get; set; }

    [Inject]
    private TrustService Trust { get; set; } = default!;

    [Inject]
    private ThresholdEditing Editing { get; set; } = default!;

    [Inject]
    private ChangeNotices Notices { get; set; } = default!;

    [Inject]
    private TimeProvider Clock { get; set; } = default!;

    private ThresholdPreview? Shown => _preview?.MinMatchSimilarity == Threshold ? _preview : null;

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

    /// <summary>A computation that goes on sees for itself that it must go on.</summary>
    protected override Task OnLibraryChangedAsync() => _computing is null && !_isApplying ? ComputeAsync() : Task.CompletedTask;

    private async Task ComputeAsync()
    {
        if (_computing is not null)
        {
            await _computing.CancelAsync();
        }

        using var computing = CancellationTokenSource.CreateLinkedTokenSource(Gone);
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
            version = Progress.LibraryVersion;
            _preview = await Trust.PreviewAsync(Threshold, stop);
            _took = Clock.GetElapsedTime(start);
            StateHasChanged();
        }
        while (version != Progress.LibraryVersion);
    }

    private async Task ApplyAsync()
    {
        var (threshold, value) = (Threshold, Threshold == Standing.Setting ? (float?)null : Threshold);
        _isApplying = true;
        try
        {
            // Matching takes all of a thread for a while, and this one has to answer to the reader.
            if (await Notices.MakeAsync(stop => Task.Run(() => Editing.SetAsync(value, stop), stop), Text["Trust.Applied", threshold]) is not null)
            {
                await OnClosed.InvokeAsync();
            }
        }
        finally
        {
            _isApplying = false;
        }
    }

    private List<string> Lines(ThresholdPreview preview)
    {
        var lines = new List<string>();
        AddCount("Trust.Gained", preview.Gained);
        AddCount("Trust.Lost", preview.Lost);
        AddCount("Trust.Renamed", preview.Renamed);
        if (!preview.ChangesNames)
        {
            lines.Add(Text["Trust.Nothing"]);
        }

        var more = preview.SuggestionsThen - preview.SuggestionsNow;
        if (more != 0)
        {
            lines.Add(Text.Count(more > 0 ? "Trust.SuggestionsMore" : "Trust.SuggestionsFewer", Math.Abs(more)));
        }

        return lines;

        void AddCount(string key, PreviewCount count)
        {
            if (count.Faces > 0)
            {
                lines.Add(Text.Count(key, count.Faces, Text.Count("Count.Photos", count.Photos)));
            }
        }
    }

    private IEnumerable<(string Words, IReadOnlyList<PreviewFace> Faces)> Sides(PersonPreview person)
    {
        if (person.Gained > 0)
        {
            yield return (Text["Trust.PersonGained", person.Gained], person.GainedFaces);
        }

        if (person.Lost > 0)
        {
            yield return (Text["Trust.PersonLost", person.Lost], person.LostFaces);
        }
    }
}
