namespace FaceGallery.Domain.Calibration;

/// <summary>The threshold proposed from the confirmed faces.</summary>
/// <param name="Rates">The proposed threshold with its error rates; null where there are too few faces to tell.</param>
public sealed record ThresholdProposal(ProposalBasis Basis, ThresholdRates? Rates)
{
    /// <summary>False names that are rare enough: one in a hundred faces of people who are not known.</summary>
    public const double MaxFalseNames = 0.01;

    /// <summary>
    /// Fewer people say too little of how alike strangers are. Measured by the nearest face of people drawn from 196, with the lowest threshold at which 1 % of
    /// their own faces got a false name: of everybody else's faces it named 9.2 % with 5 people, 4.5 % with 10, 2.4 % with 20, 1.8 % with 40.
    /// </summary>
    public const int LeastPeople = 20;

    /// <summary>Fewer faces could not show that false names are rare enough, even if not one were wrong.</summary>
    public static int LeastFaces { get; } = ErrorRate.LeastTrials(MaxFalseNames);

    /// <param name="rates">By threshold, the lowest first.</param>
    /// <param name="people">People of whom there are confirmed faces.</param>
    internal static ThresholdProposal From(IReadOnlyList<ThresholdRates> rates, int people)
    {
        if (people < LeastPeople || rates[0].FalseNames.Trials < LeastFaces || rates[0].Misses.Trials == 0)
        {
            return new ThresholdProposal(ProposalBasis.TooFew, null);
        }

        foreach (var rate in rates)
        {
            if (rate.FalseNames.AtMost <= MaxFalseNames)
            {
                return new ThresholdProposal(ProposalBasis.RareFalseNames, rate);
            }
        }

        return new ThresholdProposal(ProposalBasis.FewestErrors, rates.MinBy(rate => rate.FalseNames.Rate + rate.Misses.Rate));
    }
}
