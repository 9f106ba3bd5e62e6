using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace FaceGallery.Domain.Recognition;

/// <summary>What speaks for whom, for one face.</summary>
/// <param name="slot">Number of the face among those known; it stays as long as the face does.</param>
internal sealed class FaceEvidence(int slot, Probe probe)
{
    /// <summary>Neighbours whose similarity is pooled with the face's own.</summary>
    private const int Pool = 8;

    private readonly List<PersonEvidence> _people = [];
    private IReadOnlyList<Neighbour>? _linked;
    private float[] _weights = [];
    private float _total = 1;

    public int Slot => slot;

    public Probe Probe { get; private set; } = probe;

    /// <summary>The update that it was last part of.</summary>
    public int Update { get; set; }

    /// <summary>Its embedding is another than at the last update.</summary>
    public bool IsChanged { get; private set; }

    /// <summary>Its evidence must be pooled anew for everybody.</summary>
    public bool IsStale { get; set; } = true;

    /// <summary>The slots of its neighbours, best first.</summary>
    public (int Slot, float Similarity)[] Near { get; private set; } = [];

    /// <summary>The slots of the neighbours whose similarity is pooled with its own.</summary>
    public ReadOnlySpan<(int Slot, float Similarity)> Pooled => Near.AsSpan(0, _weights.Length);

    /// <summary>The people who may play a role, in no order.</summary>
    public ReadOnlySpan<PersonEvidence> People => CollectionsMarshal.AsSpan(_people);

    public bool MayBe(int personId) => Probe.ExcludedPeople?.Contains(personId) != true;

    public void Take(Probe current)
    {
        IsChanged = !ReferenceEquals(current.Embedding, Probe.Embedding)
            && !MemoryMarshal.AsBytes(current.Embedding.Vector).SequenceEqual(MemoryMarshal.AsBytes(Probe.Embedding.Vector));
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

        var pooled = 0;
        while (pooled < Math.Min(Pool, Near.Length) && Near[pooled].Similarity > thresholds.MinNeighbourSimilarity)
        {
            pooled++;
        }

        _weights = new float[pooled];
        _total = 1;
        for (var i = 0; i < pooled; i++)
        {
            _weights[i] = Weight(Near[i].Similarity, thresholds);
            _total += _weights[i];
        }
    }

    public bool HasPooled(ReadOnlySpan<bool> slots)
    {
        foreach (var (slot, _) in Pooled)
        {
            if (slots[slot])
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Forgets what is no longer known of people.</summary>
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

    /// <summary>Takes note of those people of the block for whom enough speaks.</summary>
    /// <param name="own">Similarity of each slot's face to each person of the block.</param>
    public void Add(ReadOnlySpan<EnrolledFaces> block, ReadOnlySpan<float> own, float floor)
    {
        var width = block.Length;
        var mine = own.Slice(slot * width, width);
        Span<float> sum = stackalloc float[width];
        mine.CopyTo(sum);
        for (var i = 0; i < _weights.Length; i++)
        {
            TensorPrimitives.MultiplyAdd(own.Slice(Near[i].Slot * width, width), _weights[i], sum, sum);
        }

        for (var i = 0; i < width; i++)
        {
            var pooled = sum[i] / _total;
            if (pooled >= floor)
            {
                _people.Add(new PersonEvidence(block[i].PersonId, mine[i], pooled));
            }
        }
    }

    private static float Weight(float similarity, RecognitionThresholds thresholds) =>
        Math.Min(1, (similarity - thresholds.MinNeighbourSimilarity) / (thresholds.SureNeighbourSimilarity - thresholds.MinNeighbourSimilarity));
}
