using System.Globalization;
using System.Text;
using FaceGallery.Domain.Calibration;
using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.Calibration;

/// <summary>
/// How alike pairs of the same person and of different people are, and where the threshold stands between them. Both are drawn as shares of
/// their own pairs: of different people there are far more.
/// </summary>
public partial class SimilarityChart
{
    /// <summary>Bins of the histogram in a step of the outline: narrower ones are ragged with a few hundred pairs.</summary>
    private const int Step = 2;

    private const int BinsBetweenTicks = SimilarityHistogram.Resolution / 5;

    private int _left;
    private double _top;

    [Parameter, EditorRequired]
    public ThresholdReport Report { get; set; } = default!;

    private IEnumerable<Mark> Marks =>
    [
        MarkAt("present", "Calibration.Present", Report.Present.Threshold),
        .. Report.Proposal.Rates is { } proposed ? [MarkAt("proposed", "Calibration.Proposed", proposed.Threshold)] : Array.Empty<Mark>(),
    ];

    private IEnumerable<double> Ticks =>
        Enumerable.Range(0, (((2 * SimilarityHistogram.Resolution) - _left) / BinsBetweenTicks) + 1).Select(tick => Similarity(_left + (tick * BinsBetweenTicks)));

    private string Essence => string.Join(
        ' ',
        new[]
        {
            Text["Calibration.ChartLabel"],
            1 - Report.Present.FalseNonMatchRate is { } same ? Text["Calibration.ChartSame", same, Report.Present.Threshold] : null,
            Report.Present.FalseMatchRate is { } different ? Text["Calibration.ChartDifferent", different, Report.Present.Threshold] : null,
            Report.Proposal.Rates is { } proposed ? Text["Calibration.ChartProposed", proposed.Threshold] : null,
        }.OfType<string>());

    protected override void OnParametersSet()
    {
        var first = new[] { Report.SamePerson, Report.DifferentPeople }.SelectMany(pairs => pairs.Counts.Index().Where(bin => bin.Item > 0).Take(1))
            .Select(bin => bin.Index).Append(SimilarityHistogram.Resolution).Min();
        _left = first / BinsBetweenTicks * BinsBetweenTicks;
        _top = new[] { Report.SamePerson, Report.DifferentPeople }.SelectMany(Shares).Append(0.01).Max();
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);

    private static double Similarity(int bin) => (bin / (double)SimilarityHistogram.Resolution) - 1;

    private IEnumerable<double> Shares(SimilarityHistogram pairs) =>
        pairs.Counts.Skip(_left).Chunk(Step).Select(bins => bins.Sum() / Math.Max(1.0, pairs.Total));

    /// <summary>A path of steps in percent of the plot, closed along its floor.</summary>
    private string Outline(SimilarityHistogram pairs)
    {
        var path = new StringBuilder("M0 100");
        foreach (var (step, share) in Shares(pairs).Index())
        {
            path.Append(CultureInfo.InvariantCulture, $"V{100 - (100 * share / _top):0.##}H{X(Similarity(_left + ((step + 1) * Step))):0.##}");
        }

        return path.Append("V100Z").ToString();
    }

    /// <summary>In percent of the plot's width.</summary>
    private double X(double similarity) => 100 * (similarity - Similarity(_left)) / (1 - Similarity(_left));

    private string Place(double similarity) => Invariant($"left:{X(similarity):0.##}%");

    private Mark MarkAt(string kind, string key, float threshold)
    {
        var x = X(threshold);
        return new Mark(kind, Text[key, threshold], x > 50 ? $"{kind} before" : kind, Invariant($"left:{x:0.##}%"), Invariant($"M{x:0.##} 0V100"));
    }

    private sealed record Mark(string Kind, string Label, string Side, string Place, string Line);
}
