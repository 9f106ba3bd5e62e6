using FaceGallery.Domain.Trust;
using FaceGallery.Web.Trust;

namespace FaceGallery.Web.Api;

/// <summary>How often the machine would have been wrong about the confirmed faces. See <see cref="ThresholdReport"/>.</summary>
/// <param name="Setting">The threshold where none is chosen in the app.</param>
/// <param name="Proposed">Null where there are too few faces to tell.</param>
public sealed record ApiTrust(
    int ConfirmedFaces,
    int Compared,
    int TooPoor,
    int People,
    float Setting,
    bool IsChosen,
    float MinSuggestSimilarity,
    ApiTrust.RatesPart Present,
    ProposalBasis Basis,
    ApiTrust.RatesPart? Proposed,
    IReadOnlyList<ApiTrust.RatesPart> Rates)
{
    public static ApiTrust Of(TrustStanding standing) => new(
        standing.Report.Given, standing.Report.Compared, standing.Report.TooPoor, standing.Report.People,
        standing.Setting, standing.IsChosen, standing.MinSuggestSimilarity,
        RatesPart.Of(standing.Report.Present), standing.Report.Proposal.Basis,
        standing.Report.Proposal.Rates is { } proposed ? RatesPart.Of(proposed) : null,
        [.. standing.Report.Rates.Select(RatesPart.Of)]);

    public sealed record RatesPart(
        float MinMatchSimilarity, ErrorPart FalseNames, ErrorPart Misses, double? FalseMatchRate, double? FalseNonMatchRate)
    {
        public static RatesPart Of(ThresholdRates rates) => new(
            rates.Threshold, ErrorPart.Of(rates.FalseNames), ErrorPart.Of(rates.Misses), rates.FalseMatchRate, rates.FalseNonMatchRate);
    }

    /// <param name="Rate">0–1; null without trials.</param>
    /// <param name="AtMost">0–1, with 95 % confidence.</param>
    public sealed record ErrorPart(int Errors, int Trials, double? Rate, double AtMost)
    {
        public static ErrorPart Of(ErrorRate rate) => new(rate.Errors, rate.Trials, rate.Rate, rate.AtMost);
    }
}
