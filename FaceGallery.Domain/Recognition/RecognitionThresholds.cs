namespace FaceGallery.Domain.Recognition;

/// <summary>
/// When the machine gives a name, all as cosine similarities: higher is stricter. They belong to the default embedder
/// (MobileFaceNet with the mirrored crop averaged in); docs/recognition.md tells how they were measured.
/// </summary>
public sealed record RecognitionThresholds
{
    /// <summary>
    /// Least evidence for a name. Of LFW's pairs of different people, one in a thousand reaches 0.34–0.39.
    /// </summary>
    public float MinMatchSimilarity { get; init; } = 0.36f;

    /// <summary>Least evidence for a suggestion.</summary>
    public float MinSuggestSimilarity { get; init; } = 0.28f;

    /// <summary>How far the best person must lead the second: below it the face stays unknown rather than wrong.</summary>
    public float AmbiguityMargin { get; init; } = 0.05f;

    /// <summary>
    /// Least mean similarity to the two nearest sure faces of a person for these to support a further face. A single sure face
    /// is not enough: at 0.42 that names four strangers in a hundred faces.
    /// </summary>
    public float MinSupportSimilarity { get; init; } = 0.44f;

    /// <summary>Least evidence from the enrolled faces themselves for a supported face: it keeps chains of look-alikes from leading away.</summary>
    public float MinSupportedSimilarity { get; init; } = 0.2f;

    /// <summary>From here on two faces are taken to be of one person when evidence is pooled, at first with little weight.</summary>
    public float MinNeighbourSimilarity { get; init; } = 0.42f;

    /// <summary>From here on with full weight: different people's faces hardly ever come so near (99.99 % stay below 0.44).</summary>
    public float SureNeighbourSimilarity { get; init; } = 0.57f;

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

    private IEnumerable<(string Name, float Value)> Values() =>
    [
        (nameof(MinMatchSimilarity), MinMatchSimilarity),
        (nameof(MinSuggestSimilarity), MinSuggestSimilarity),
        (nameof(AmbiguityMargin), AmbiguityMargin),
        (nameof(MinSupportSimilarity), MinSupportSimilarity),
        (nameof(MinSupportedSimilarity), MinSupportedSimilarity),
        (nameof(MinNeighbourSimilarity), MinNeighbourSimilarity),
        (nameof(SureNeighbourSimilarity), SureNeighbourSimilarity),
    ];
}
