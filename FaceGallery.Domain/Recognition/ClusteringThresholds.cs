namespace FaceGallery.Domain.Recognition;

/// <summary>When unknown faces are put together, all as cosine similarities of the default embedder; see <see cref="FaceClusterer"/>.</summary>
public sealed record ClusteringThresholds
{
    /// <summary>Least average similarity of two clusters' faces.</summary>
    public float MinAverageSimilarity { get; init; } = 0.38f;

    /// <summary>Least similarity of two single faces among a thousand.</summary>
    public float MinPairSimilarity { get; init; } = 0.42f;

    /// <summary>
    /// How much more that must be for each tenfold number of faces, and less for a tenth: with it grows the number of strangers who chance to look alike. One
    /// pair of different people in 1,000 reaches 0.34–0.39, one in 10,000 reaches 0.42–0.44.
    /// </summary>
    public float PairSimilarityPerTenfold { get; init; } = 0.05f;

    /// <summary>Least mean of the highest similarities (two for each face) for a small cluster to join a large one.</summary>
    public float MinJoinSimilarity { get; init; } = 0.42f;

    /// <summary>How far the large cluster must lead the next.</summary>
    public float JoinMargin { get; init; } = 0.05f;

    /// <summary>Faces of a cluster that may still join a larger one.</summary>
    public int MostOfSmall { get; init; } = 3;

    /// <summary>Faces of a cluster that may be joined.</summary>
    public int LeastOfLarge { get; init; } = 4;

    public float LeastPair(int faces) =>
        MathF.Max(MinAverageSimilarity, MinPairSimilarity + (PairSimilarityPerTenfold * MathF.Log10(faces / 1000f)));
}
