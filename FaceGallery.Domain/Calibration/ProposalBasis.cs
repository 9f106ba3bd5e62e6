namespace FaceGallery.Domain.Calibration;

/// <summary>What a proposed threshold rests on.</summary>
public enum ProposalBasis
{
    /// <summary>There are too few confirmed faces or people to tell, and nothing is proposed.</summary>
    TooFew,

    /// <summary>The lowest threshold at which false names are certainly rare enough.</summary>
    RareFalseNames,

    /// <summary>No threshold makes false names certainly rare enough: the one with the fewest errors of both kinds.</summary>
    FewestErrors,
}
