using FaceGallery.Domain.Calibration;
using FaceGallery.Web.Calibration;

namespace FaceGallery.Web.Api;

/// <summary>How often the machine would have been wrong about the confirmed faces. See <see cref="ThresholdReport"/>.</summary>
/// <param name="Setting">The threshold where none is chosen in the app.</param>
/// <param name="Surcharge">How much more than each threshold a name takes in a library of that size.</param>
/// <param name="Proposed">Null where there are too few faces to tell.</param>
public sealed record ApiCalibration(
    int ConfirmedFaces,
    int Compared,
    int TooPoor,
    int People,
    float Surcharge,
    float Setting,
    bool IsChosen,
    float MinSuggestSimilarity,
    ApiCalibration.RatesPart Present,
    ProposalBasis Basis,
    ApiCalibration.RatesPart? Proposed,
    IReadOnlyList<ApiCalibration.RatesPart> Rates,
    IReadOnlyList<ApiCalibration.AgePart> Ages)
{
    public static ApiCalibration Of(CalibrationStanding standing) => new(
        standing.Report.Given, standing.Report.Compared, standing.Report.TooPoor, standing.Report.People, standing.Report.Surcharge,
        standing.Setting, standing.IsChosen, standing.MinSuggestSimilarity,
        RatesPart.Of(standing.Report.Present), standing.Report.Proposal.Basis,
        standing.Report.Proposal.Rates is { } proposed ? RatesPart.Of(proposed) : null,
        [.. standing.Report.Rates.Select(RatesPart.Of)],
        [.. standing.Report.Ages.Select(age => new AgePart(age.From, age.To, age.Faces, ErrorPart.Of(age.FalseNames), ErrorPart.Of(age.Misses), age.ToCheck))]);

    /// <param name="ToCheck">Misses that are asked about, because they are in a crowd.</param>
    public sealed record RatesPart(
        float MinMatchSimilarity, ErrorPart FalseNames, ErrorPart Misses, int ToCheck, double? FalseMatchRate, double? FalseNonMatchRate)
    {
        public static RatesPart Of(ThresholdRates rates) => new(
            rates.Threshold, ErrorPart.Of(rates.FalseNames), ErrorPart.Of(rates.Misses), rates.ToCheck, rates.FalseMatchRate, rates.FalseNonMatchRate);
    }

    /// <param name="To">The last year that is counted; null for all above.</param>
    public sealed record AgePart(int From, int? To, int Faces, ErrorPart FalseNames, ErrorPart Misses, int ToCheck);

    /// <param name="Rate">0–1; null without trials.</param>
    /// <param name="AtMost">0–1, with 95 % confidence.</param>
    public sealed record ErrorPart(int Errors, int Trials, double? Rate, double AtMost)
    {
        public static ErrorPart Of(ErrorRate rate) => new(rate.Errors, rate.Trials, rate.Rate, rate.AtMost);
    }
}
