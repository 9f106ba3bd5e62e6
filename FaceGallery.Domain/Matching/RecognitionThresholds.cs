using FaceGallery.Domain.Detection;

namespace FaceGallery.Domain.Matching;

/// <summary>
/// When the machine gives a name, all as similarities (<see cref="Embedding.Similarity"/>): higher is stricter. They belong to the default embedder
/// (MobileFaceNet with the mirrored crop averaged in); docs/measurements.md tells how they were measured.
/// </summary>
public sealed record RecognitionThresholds
{
    /// <summary>No similarity is as high: nobody is named or suggested, and nothing is pooled.</summary>
    public static RecognitionThresholds Never { get; } = new()
    {
        MinMatchSimilarity = 2,
        MinSuggestSimilarity = 2,
        MinSupportSimilarity = 2,
        MinSupportedSimilarity = 2,
        MinNeighbourSimilarity = 2,
        SureNeighbourSimilarity = 3,
    };

    /// <summary>
    /// Least evidence for a name, where one face speaks for it alone. Of pairs of different people one in 57,000 reaches it.
    /// </summary>
    public float MinMatchSimilarity { get; init; } = 0.46f;

    /// <summary>
    /// How much more a name takes for each tenfold number of faces above <see cref="FewFaces"/>: with them grows the number of strangers who chance to look like somebody.
    /// </summary>
    public float MatchSimilarityPerTenfold { get; init; } = 0.03f;

    /// <summary>
    /// Least similarity for a guest who looks for themselves by a picture: as little as for a face that many others speak for. They see at once whom
    /// a photo shows, and what is not found they never see.
    /// </summary>
    public float MinSelfieSimilarity => MinMatchSimilarity - FaceEvidence.AgreementBonus;

    /// <summary>Least evidence for a suggestion.</summary>
    public float MinSuggestSimilarity { get; init; } = 0.34f;

    /// <summary>How far the best person must lead the second: below it the face stays unknown rather than wrong.</summary>
    public float AmbiguityMargin { get; init; } = 0.05f;

    /// <summary>
    /// Least mean similarity to the two nearest sure faces of a person for these to support a further face. A single sure face
    /// is not enough, and from 0.43 downwards strangers are drawn in.
    /// </summary>
    public float MinSupportSimilarity { get; init; } = 0.44f;

    /// <summary>
    /// The same for support, which needs it most: among very many strangers there is one between any two, and a name would go from each to the next.
    /// </summary>
    public float SupportSimilarityPerTenfold { get; init; } = 0.10f;

    /// <summary>Least evidence from the enrolled faces themselves for a supported face: it keeps chains of look-alikes from leading away.</summary>
    public float MinSupportedSimilarity { get; init; } = 0.28f;

    /// <summary>
    /// How much more a face in a crowd (<see cref="Embedding.IsInCrowd"/>) needs for a name. There are too few photos of young children to tell how
    /// often two of them are as alike as <see cref="MinMatchSimilarity"/>: what is not far above it is suggested, and a human decides.
    /// </summary>
    public float CrowdSurcharge { get; init; } = 0.06f;

    /// <summary>From here on two faces are taken to be of one person when evidence is pooled, at first with little weight.</summary>
    public float MinNeighbourSimilarity { get; init; } = 0.35f;

    /// <summary>From here on with full weight: different people's faces hardly ever come so near (99.999 % stay below 0.53).</summary>
    public float SureNeighbourSimilarity { get; init; } = 0.54f;

    /// <summary>Usable faces up to which the thresholds are as they are set: so many, and fewer, they were measured with.</summary>
    private const float FewFaces = 3000;

    /// <summary>Two sure faces speak for a name where one would have to be so much more alike.</summary>
    private const float SupportRelief = 0.02f;

    /// <summary>Least evidence for a name in a library of so many usable faces.</summary>
    public float LeastMatch(int faces) => MinMatchSimilarity + (MatchSimilarityPerTenfold * Tenfolds(faces));

    /// <summary>The same for a name by support.</summary>
    public float LeastSupport(int faces) =>
        MathF.Max(MinSupportSimilarity, MinMatchSimilarity - SupportRelief) + (SupportSimilarityPerTenfold * Tenfolds(faces));

    /// <summary>A sentence for each value that makes no sense.</summary>
    public IEnumerable<string> Problems()
    {
        foreach (var (name, value) in Values())
        {
            if (value is not (>= 0 and <= 1))
            {
                yield return $"Recognition:{name} is {value}; a similarity is from 0 (anybody) to 1 (the very same picture).";
            }
        }

        if (SureNeighbourSimilarity <= MinNeighbourSimilarity)
        {
            yield return $"Recognition:{nameof(SureNeighbourSimilarity)} must be above Recognition:{nameof(MinNeighbourSimilarity)}.";
        }
    }

    private static float Tenfolds(int faces) => MathF.Log10(MathF.Max(faces, FewFaces) / FewFaces);

    private IEnumerable<(string Name, float Value)> Values() =>
    [
        (nameof(MinMatchSimilarity), MinMatchSimilarity),
        (nameof(MatchSimilarityPerTenfold), MatchSimilarityPerTenfold),
        (nameof(MinSuggestSimilarity), MinSuggestSimilarity),
        (nameof(AmbiguityMargin), AmbiguityMargin),
        (nameof(CrowdSurcharge), CrowdSurcharge),
        (nameof(MinSupportSimilarity), MinSupportSimilarity),
        (nameof(SupportSimilarityPerTenfold), SupportSimilarityPerTenfold),
        (nameof(MinSupportedSimilarity), MinSupportedSimilarity),
        (nameof(MinNeighbourSimilarity), MinNeighbourSimilarity),
        (nameof(SureNeighbourSimilarity), SureNeighbourSimilarity),
    ];
}
