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
            Text["Calibration.RareFalseNames", rates.Threshold, ThresholdProposal.MaxFalseNames, rates.Misses.Rate],
        { Basis: ProposalBasis.FewestErrors, Rates: { } rates } =>
            Text["Calibration.FewestErrors", rates.Threshold, ThresholdProposal.MaxFalseNames, rates.FalseNames.Rate, rates.Misses.Rate],
        _ => (ThresholdProposal.LeastFaces - Report.Present.FalseNames.Trials, ThresholdProposal.LeastPeople - Report.People) switch
        {
            ( > 0 and var faces, > 0 and var people) => Text["Calibration.TooFewFacesOfPeople", About(faces), people],
            ( > 0 and var faces, _) => Text["Calibration.TooFewFaces", About(faces)],
            (_, > 0 and var people) => Text["Calibration.TooFewPeople", people],
            _ => Text["Calibration.TooFewPhotos"],
        },
    };

    /// <summary>To the nearest ten, and at least ten.</summary>
    private static int About(int faces) => Math.Max(1, (faces + 5) / 10) * 10;
}
