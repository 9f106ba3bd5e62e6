using System.Runtime.InteropServices;

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

    private readonly List<PersonEvidence> _people = [];
    private IReadOnlyList<Neighbour>? _linked;
    private float[] _weights = [];

    public int Slot => slot;

    public Probe Probe { get; private set; } = probe;

    /// <summary>The update that it was last part of.</summary>
    public int Update { get; set; }

    /// <summary>Its embedding is another than at the last update.</summary>
    public bool IsChanged { get; private set; }

    /// <summary>Its evidence must be pooled anew for everybody.</summary>
    public bool IsStale { get; private set; } = true;

    /// <summary>The slots of its neighbours, best first.</summary>
    public (int Slot, float Similarity)[] Near { get; private set; } = [];

    /// <summary>Those of them whose similarity is pooled with its own.</summary>
    public ReadOnlySpan<(int Slot, float Similarity)> Pooled => Near.AsSpan(0, _weights.Length);

    /// <summary>The people who may play a role, in no order.</summary>
    public ReadOnlySpan<PersonEvidence> People => CollectionsMarshal.AsSpan(_people);

    public bool MayBe(int personId) => Probe.ExcludedPeople?.Contains(personId) != true;

    public void Take(Probe current)
    {
        IsChanged = !ReferenceEquals(current.Embedding, Probe.Embedding)
            && !current.Embedding.HasSameBytesAs(Probe.Embedding);
        IsStale = IsChanged;
        Probe = current;
    }

    public void Link(IReadOnlyList<Neighbour> neighbours, Dictionary<int, FaceEvidence> faces, RecognitionThresholds thresholds)
    {
        if (ReferenceEquals(neighbours, _linked))
        {
            return;
        }

        (_linked, IsStale) = (neighbours, true);
        Near = new (int, float)[neighbours.Count];
        for (var i = 0; i < Near.Length; i++)
        {
            Near[i] = (faces[neighbours[i].FaceId].Slot, neighbours[i].Similarity);
        }

        var pooled = Array.FindIndex(Near, near => near.Similarity <= thresholds.MinNeighbourSimilarity);
        _weights = new float[Math.Min(Pool, pooled < 0 ? Near.Length : pooled)];
        for (var i = 0; i < _weights.Length; i++)
        {
            _weights[i] = Weight(Near[i].Similarity, thresholds);
        }
    }

    /// <summary>A list of neighbours may stay as it is though one of them looks different now.</summary>
    public void Doubt(ReadOnlySpan<bool> isChanged)
    {
        foreach (var (near, _) in Pooled)
        {
            IsStale |= isChanged[near];
        }
    }

    /// <summary>Forgets what is no longer true of people.</summary>
    public void Forget(Predicate<PersonEvidence> isChanged)
    {
        if (IsStale)
        {
            _people.Clear();
        }
        else if (_people.Count > 0)
        {
            _people.RemoveAll(isChanged);
        }
    }

    /// <summary>Takes note of those people of a block for whom enough speaks.</summary>
    /// <param name="own">Similarity of each slot's face to each person of the block; not a number where it has no say.</param>
    public void Add(ReadOnlySpan<EnrolledFaces> block, ReadOnlySpan<float> own, float floor)
    {
        for (var i = 0; i < block.Length; i++)
        {
            var pooled = Pooling(own[i..], block.Length);
            if (pooled >= floor)
            {
                _people.Add(new PersonEvidence(block[i].PersonId, own[(slot * block.Length) + i], pooled));
            }
        }
    }

    private float Pooling(ReadOnlySpan<float> own, int width)
    {
        var (sum, total) = (own[slot * width], 1f);
        for (var i = 0; i < _weights.Length; i++)
        {
            var similarity = own[Near[i].Slot * width];
            if (!float.IsNaN(similarity))
            {
                sum += _weights[i] * similarity;
                total += _weights[i];
            }
        }

        return (sum + (AgreementBonus * (total - 1))) / total;
    }

    private static float Weight(float similarity, RecognitionThresholds thresholds) =>
        Math.Min(1, (similarity - thresholds.MinNeighbourSimilarity) / (thresholds.SureNeighbourSimilarity - thresholds.MinNeighbourSimilarity));
}
