using System.Numerics;
using System.Runtime.Intrinsics;

namespace FaceGallery.Domain.Matching;

/// <summary>What speaks for whom, for one face.</summary>
/// <param name="slot">Number of the face among those known; it stays as long as the face does.</param>
internal sealed class FaceEvidence(int slot, Probe probe)
{
    /// <summary>Neighbours whose similarity is pooled with the face's own.</summary>
    private const int Pool = 8;

    /// <summary>
    /// How much more a mean over very many photos counts than one face's similarity. It scatters less, so the threshold for a face that nothing else
    /// speaks for would be too strict for it. Measured: from 0.09 to 0.11 hardly anything changes (docs/measurements.md).
    /// </summary>
    public const float AgreementBonus = 0.10f;

    private PersonEvidence[] _people = [];
    private int _peopleCount;
    private Neighbour[]? _linked;
    private int[] _near = [];
    private int _pooled;

    public int Slot => slot;

    public Probe Probe { get; private set; } = probe;

    /// <summary>The update that it was last part of.</summary>
    public int Update { get; set; }

    /// <summary>Its embedding is another than at the last update.</summary>
    public bool IsChanged { get; private set; }

    /// <summary>Its evidence must be pooled anew for everybody.</summary>
    public bool IsStale { get; private set; } = true;

    /// <summary>The slots of its neighbours, best first.</summary>
    public ReadOnlySpan<int> Near => _near;

    /// <summary>Those of them whose similarity is pooled with its own.</summary>
    public ReadOnlySpan<int> Pooled => _near.AsSpan(0, _pooled);

    /// <summary>The people who may play a role, in no order.</summary>
    public ReadOnlySpan<PersonEvidence> People => _people.AsSpan(0, _peopleCount);

    /// <summary>Similarity to one of <see cref="Near"/>.</summary>
    public float SimilarityTo(int place) => _linked![place].Similarity;

    public bool MayBe(int personId) => Probe.ExcludedPeople?.Contains(personId) != true;

    public void Take(Probe current)
    {
        IsChanged = !ReferenceEquals(current.Embedding, Probe.Embedding)
            && !current.Embedding.HasSameBytesAs(Probe.Embedding);
        IsStale = IsChanged;
        Probe = current;
    }

    public void Link(Neighbour[] neighbours, Dictionary<int, FaceEvidence> faces, RecognitionThresholds thresholds)
    {
        if (ReferenceEquals(neighbours, _linked))
        {
            return;
        }

        (_linked, IsStale) = (neighbours, true);
        _near = Array.ConvertAll(neighbours, neighbour => faces[neighbour.FaceId].Slot);
        var pooled = Array.FindIndex(neighbours, near => near.Similarity <= thresholds.MinNeighbourSimilarity);
        _pooled = Math.Min(Pool, pooled < 0 ? neighbours.Length : pooled);
    }

    /// <summary>A list of neighbours may stay as it is though one of them looks different now.</summary>
    public void Doubt(ReadOnlySpan<bool> isChanged)
    {
        foreach (var near in Pooled)
        {
            IsStale |= isChanged[near];
        }
    }

    /// <summary>Forgets what is no longer true of people.</summary>
    public void Forget(Predicate<PersonEvidence> isChanged)
    {
        if (IsStale)
        {
            _peopleCount = 0;
            return;
        }

        var kept = 0;
        foreach (var person in People)
        {
            if (!isChanged(person))
            {
                _people[kept++] = person;
            }
        }

        _peopleCount = kept;
    }

    /// <summary>Takes note of those people of a block for whom enough speaks.</summary>
    /// <param name="own">Similarity of each slot's face to each person of the block; not a number where it has no say.</param>
    public void Add(ReadOnlySpan<EnrolledFaces> block, ReadOnlySpan<float> own, float floor, RecognitionThresholds thresholds)
    {
        Span<float> weights = stackalloc float[_pooled];
        for (var i = 0; i < weights.Length; i++)
        {
            weights[i] = Weight(SimilarityTo(i), thresholds);
        }

        var person = 0;
        for (; person + Vector256<float>.Count <= block.Length; person += Vector256<float>.Count)
        {
            var pooled = PoolingOfSome(own[person..], block.Length, weights);
            for (var enough = Vector256.GreaterThanOrEqual(pooled, Vector256.Create(floor)).ExtractMostSignificantBits(); enough != 0; enough &= enough - 1)
            {
                var i = BitOperations.TrailingZeroCount(enough);
                Keep(new PersonEvidence(block[person + i].PersonId, own[(slot * block.Length) + person + i], pooled[i]));
            }
        }

        for (; person < block.Length; person++)
        {
            var pooled = Pooling(own[person..], block.Length, weights);
            if (pooled >= floor)
            {
                Keep(new PersonEvidence(block[person].PersonId, own[(slot * block.Length) + person], pooled));
            }
        }
    }

    private void Keep(PersonEvidence person)
    {
        if (_peopleCount == _people.Length)
        {
            Array.Resize(ref _people, Math.Max(2, 2 * _peopleCount));
        }

        _people[_peopleCount++] = person;
    }

    private float Pooling(ReadOnlySpan<float> own, int width, ReadOnlySpan<float> weights)
    {
        var (sum, total) = (own[slot * width], 1f);
        for (var i = 0; i < weights.Length; i++)
        {
            var similarity = own[_near[i] * width];
            if (!float.IsNaN(similarity))
            {
                sum += weights[i] * similarity;
                total += weights[i];
            }
        }

        return (sum + (AgreementBonus * (total - 1))) / total;
    }

    /// <summary>The same as <see cref="Pooling"/> for people side by side, bit for bit.</summary>
    private Vector256<float> PoolingOfSome(ReadOnlySpan<float> own, int width, ReadOnlySpan<float> weights)
    {
        var (sum, total) = (Vector256.Create(own[(slot * width)..]), Vector256<float>.One);
        for (var i = 0; i < weights.Length; i++)
        {
            var (similarity, weight) = (Vector256.Create(own[(_near[i] * width)..]), Vector256.Create(weights[i]));
            var hasSay = Vector256.Equals(similarity, similarity);
            sum = Vector256.ConditionalSelect(hasSay, sum + (weight * similarity), sum);
            total = Vector256.ConditionalSelect(hasSay, total + weight, total);
        }

        return (sum + (Vector256.Create(AgreementBonus) * (total - Vector256<float>.One))) / total;
    }

    private static float Weight(float similarity, RecognitionThresholds thresholds) =>
        Math.Min(1, (similarity - thresholds.MinNeighbourSimilarity) / (thresholds.SureNeighbourSimilarity - thresholds.MinNeighbourSimilarity));
}
