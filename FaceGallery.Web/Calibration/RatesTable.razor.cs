using FaceGallery.Domain.Calibration;
using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.Calibration;

/// <summary>What thresholds around the present and the proposed one would cost.</summary>
public partial class RatesTable
{
    /// <summary>Every so many of the report's thresholds makes a row: they are 0.01 apart.</summary>
    private const int Step = 4;

    /// <summary>How far the rows go beyond the present and the proposed threshold.</summary>
    private const float Around = 0.085f;

    [Parameter, EditorRequired]
    public ThresholdReport Report { get; set; } = default!;

    /// <summary>Which row is being tried; null for none.</summary>
    [Parameter]
    public float? Chosen { get; set; }

    /// <summary>Called with a row's threshold when the reader wants to know what it would change.</summary>
    [Parameter]
    public EventCallback<float> OnChosen { get; set; }

    private IEnumerable<ThresholdRates> Rows
    {
        get
        {
            ThresholdRates[] marked = [Report.Present, .. Report.Proposal.Rates is { } proposed ? [proposed] : Array.Empty<ThresholdRates>()];
            var (least, most) = (marked.Min(row => row.Threshold) - Around, marked.Max(row => row.Threshold) + Around);
            return Report.Rates.Where((row, i) => i % Step == 0 && row.Threshold >= least && row.Threshold <= most)
                .Concat(marked)
                .DistinctBy(row => row.Threshold)
                .OrderBy(row => row.Threshold);
        }
    }

    private bool IsPresent(ThresholdRates row) => row.Threshold == Report.Present.Threshold;

    private bool IsProposed(ThresholdRates row) => row.Threshold == Report.Proposal.Rates?.Threshold;

    private string Share(ErrorRate rate) => rate.Rate is { } share ? Text["Calibration.Rate", share] : Text["Calibration.NoRate"];

    /// <summary>Of the many pairs, far smaller shares can be told.</summary>
    private string Share(double? rate) => rate is { } share ? Text["Calibration.PairRate", share] : Text["Calibration.NoRate"];
}
