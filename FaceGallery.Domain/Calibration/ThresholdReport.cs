namespace FaceGallery.Domain.Calibration;

/// <summary>The accuracy of recognition, measured on the faces that a human confirmed.</summary>
/// <param name="Given">Confirmed faces.</param>
/// <param name="Compared">Those that were compared: all, or a sample where there are very many.</param>
/// <param name="TooPoor">Those of the compared that the machine would not name at any threshold, and that were not asked for.</param>
/// <param name="People">Whose faces were compared.</param>
/// <param name="Surcharge">How much more than each threshold a name takes in a library of that size.</param>
/// <param name="SamePerson">Pairs of faces of one person.</param>
/// <param name="DifferentPeople">Pairs of faces of two people.</param>
/// <param name="Present">The threshold in use.</param>
/// <param name="Rates">By threshold, from the lowest that was looked at to the highest.</param>
/// <param name="Ages">By age, the youngest first: those of which there are confirmed faces of people whose birthday is known.</param>
/// <param name="LeastAlike">Pairs said to be of one person that look least like it, least alike first; no face is in two of them.</param>
/// <param name="MostAlike">Pairs said to be of two people that look least like it, most alike first; no face is in two of them.</param>
public sealed record ThresholdReport(
    int Given,
    int Compared,
    int TooPoor,
    int People,
    float Surcharge,
    SimilarityHistogram SamePerson,
    SimilarityHistogram DifferentPeople,
    ThresholdRates Present,
    IReadOnlyList<ThresholdRates> Rates,
    ThresholdProposal Proposal,
    IReadOnlyList<AgeRates> Ages,
    IReadOnlyList<FacePair> LeastAlike,
    IReadOnlyList<FacePair> MostAlike)
{
    public bool IsSample => Compared < Given;
}
