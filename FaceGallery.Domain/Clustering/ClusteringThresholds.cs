using FaceGallery.Domain.Detection;

namespace FaceGallery.Domain.Clustering;

/// <summary>
/// When unknown faces are put together, all as similarities (<see cref="Embedding.Similarity"/>) of the default embedder; see <see cref="FaceClusterer"/>. Two of them grow with
/// the number of faces, because with it grows the number of strangers who chance to look alike: of pairs of different people one in 1,000
/// reaches 0.33, one in 10,000 reaches 0.40, one in 30,000 reaches 0.45. docs/measurements.md tells how they were measured.
/// </summary>
public sealed record ClusteringThresholds
{
    /// <summary>Least similarity of two clusters' centres among a thousand faces. A single face is its own centre.</summary>
    public float MinCentreSimilarity { get; init; } = 0.47f;

    /// <summary>How much more that must be for each tenfold number of faces, and less for a tenth.</summary>
    public float CentreSimilarityPerTenfold { get; init; } = 0.04f;

    /// <summary>Least average similarity of two clusters' faces, however many there are: large clusters have centres that lie nearer.</summary>
    public float MinAverageSimilarity { get; init; } = 0.39f;

    /// <summary>
    /// How much more alike two single faces must be: two strangers chance to look alike in one photo each, hardly ever in several. For clusters of
    /// <i>n</i> and <i>m</i> faces it is that times the mean of 1/<i>n</i> and 1/<i>m</i>.
    /// </summary>
    public float LoneSurcharge { get; init; } = 0.07f;

    /// <summary>Least mean of the highest similarities (two for each face) for a small cluster to join a large one, among a thousand faces.</summary>
    public float MinJoinSimilarity { get; init; } = 0.39f;

    /// <summary>How much more that must be for each tenfold number of faces, and less for a tenth.</summary>
    public float JoinSimilarityPerTenfold { get; init; } = 0.08f;

    /// <summary>How far the large cluster must lead the next.</summary>
    public float JoinMargin { get; init; } = 0.10f;

    /// <summary>Faces of a cluster that may still join a larger one.</summary>
    public int MaxOfSmall { get; init; } = 3;

    /// <summary>Faces of a cluster that may be joined.</summary>
    public int LeastOfLarge { get; init; } = 4;

    public float LeastCentre(int faces) => MinCentreSimilarity + (CentreSimilarityPerTenfold * Tenfolds(faces));

    public float LeastJoin(int faces) => MinJoinSimilarity + (JoinSimilarityPerTenfold * Tenfolds(faces));

    /// <summary>Below a hundred faces nothing gets easier: so few say little about how alike strangers can be.</summary>
    private static float Tenfolds(int faces) => MathF.Log10(MathF.Max(faces, 100) / 1000);
}
