namespace FaceGallery.Domain.Recognition;

/// <summary>
/// When unknown faces are put together, all as cosine similarities of the default embedder; see <see cref="FaceClusterer"/>. Two of them grow with
/// the number of faces, because with it grows the number of strangers who chance to look alike: of pairs of different people one in 1,000
/// reaches 0.34–0.39, one in 10,000 reaches 0.42–0.44. docs/recognition.md tells how they were measured.
/// </summary>
public sealed record ClusteringThresholds
{
    /// <summary>Least similarity of two clusters' centres among a thousand faces. A single face is its own centre.</summary>
    public float MinCentreSimilarity { get; init; } = 0.46f;

    /// <summary>How much more that must be for each tenfold number of faces, and less for a tenth.</summary>
    public float CentreSimilarityPerTenfold { get; init; } = 0.06f;

    /// <summary>Least average similarity of two clusters' faces, however many there are: large clusters have centres that lie nearer.</summary>
    public float MinAverageSimilarity { get; init; } = 0.37f;

    /// <summary>Least mean of the highest similarities (two for each face) for a small cluster to join a large one, among a thousand faces.</summary>
    public float MinJoinSimilarity { get; init; } = 0.41f;

    /// <summary>How much more that must be for each tenfold number of faces, and less for a tenth.</summary>
    public float JoinSimilarityPerTenfold { get; init; } = 0.08f;

    /// <summary>How far the large cluster must lead the next.</summary>
    public float JoinMargin { get; init; } = 0.08f;

    /// <summary>Faces of a cluster that may still join a larger one.</summary>
    public int MostOfSmall { get; init; } = 3;

    /// <summary>Faces of a cluster that may be joined.</summary>
    public int LeastOfLarge { get; init; } = 4;

    public float LeastCentre(int faces) => MinCentreSimilarity + (CentreSimilarityPerTenfold * Tenfolds(faces));

    public float LeastJoin(int faces) => MinJoinSimilarity + (JoinSimilarityPerTenfold * Tenfolds(faces));

    /// <summary>Below a hundred faces nothing gets easier: so few say little about how alike strangers can be.</summary>
    private static float Tenfolds(int faces) => MathF.Log10(MathF.Max(faces, 100) / 1000);
}
