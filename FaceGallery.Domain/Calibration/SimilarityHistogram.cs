namespace FaceGallery.Domain.Calibration;

/// <summary>How many pairs of faces there are of each similarity.</summary>
public sealed class SimilarityHistogram
{
    /// <summary>Bins for a similarity of one.</summary>
    public const int Resolution = 100;

    private readonly long[] _counts;

    /// <param name="counts">Pairs by bin, from a similarity of −1 to 1, each 1/<see cref="Resolution"/> wide.</param>
    public SimilarityHistogram(IReadOnlyCollection<long> counts)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(counts.Count, 2 * Resolution);
        _counts = [.. counts];
        Total = _counts.Sum();
    }

    /// <summary>Pairs by bin; the first bin begins at −1.</summary>
    public IReadOnlyList<long> Counts => _counts;

    public long Total { get; }

    /// <summary>Share of the pairs that are at least so similar, 0–1, exact to a bin; null where there are no pairs.</summary>
    public double? ShareFrom(float similarity) => Total == 0 ? null : _counts.AsSpan(Edge(similarity)..).ToArray().Sum() / (double)Total;

    /// <summary>The bin of a similarity; rounding may lead a little beyond ±1.</summary>
    internal static int Bin(float similarity) => Math.Clamp((int)((similarity + 1) * Resolution), 0, (2 * Resolution) - 1);

    private static int Edge(float similarity) => Math.Clamp((int)MathF.Round((similarity + 1) * Resolution), 0, 2 * Resolution);
}
