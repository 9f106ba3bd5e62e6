using FaceGallery.Domain.Calibration;
using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.Calibration;

/// <summary>Which threshold the confirmed faces speak for and why, or why there are too few to tell.</summary>
public partial class ProposalSentence
{
    [Parameter, EditorRequired]
    public ThresholdReport Report { get; set; } = default!;

    private string Sentence => Report.Proposal switch
    {
        { Basis: ProposalBasis.RareFalseNames, Rates: { } rates } =>
            Text["Trust.RareFalseNames", rates.Threshold, ThresholdProposal.MaxFalseNames, rates.Misses.Rate],
        { Basis: ProposalBasis.FewestErrors, Rates: { } rates } =>
            Text["Trust.FewestErrors", rates.Threshold, ThresholdProposal.MaxFalseNames, rates.FalseNames.Rate, rates.Misses.Rate],
        _ => Text[
            "Trust.TooFew",
            ThresholdProposal.LeastFaces,
            ThresholdProposal.LeastPeople,
            Report.Present.FalseNames.Trials,
            Report.People,
            ThresholdProposal.MaxFalseNames],
    };
}
