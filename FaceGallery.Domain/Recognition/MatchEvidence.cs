using System.Collections.Concurrent;

namespace FaceGallery.Domain.Recognition;

/// <summary>What speaks for whom, for each probe.</summary>
internal sealed class MatchEvidence
{
    /// <summary>People considered for a face and for each of its neighbours.</summary>
    private const int Considered = 4;

    /// <summary>Neighbours whose similarity is pooled with the face's own.</summary>
    private const int Pool = 8;

    private readonly Gallery _gallery;
    private readonly FaceNeighbours _neighbours;
    private readonly RecognitionThresholds _thresholds;
    private readonly Dictionary<int, Probe> _probes;
    private readonly ConcurrentDictionary<int, IReadOnlyList<Candidate>> _own = new();
    private readonly ConcurrentDictionary<int, IReadOnlyList<Candidate>> _pooled = new();

    public MatchEvidence(Gallery gallery, FaceNeighbours neighbours, IReadOnlyList<Probe> probes, RecognitionThresholds thresholds)
    {
        (_gallery, _neighbours, _thresholds) = (gallery, neighbours, thresholds);
        _probes = probes.ToDictionary(probe => probe.FaceId);
        Parallel.ForEach(probes.Where(probe => probe.IsUsable), probe => _own[probe.FaceId] = gallery.Candidates(probe.Embedding, Considered));
        Parallel.ForEach(probes.Where(probe => probe.IsUsable), probe => _pooled[probe.FaceId] = Pooling(probe));
    }

    /// <summary>The people ranked by the face's own similarity pooled with its neighbours'.</summary>
    public IReadOnlyList<Candidate> Pooled(Probe probe) => _pooled[probe.FaceId];

    /// <summary>The people ranked by the mean of the two highest similarities to their enrolled and sure faces.</summary>
    public IReadOnlyList<Candidate> Supported(Probe probe, PhotoNames names) =>
    [
        .. _pooled[probe.FaceId]
            .Select(candidate => candidate.Similarity < _thresholds.MinSupportedSimilarity ? candidate : Support(probe, candidate.PersonId, names))
            .OrderByDescending(candidate => candidate.Similarity),
    ];

    private Candidate Support(Probe probe, int personId, PhotoNames names)
    {
        var (first, second) = (_gallery.Similarity(probe.Embedding, personId), -1f);
        foreach (var neighbour in _neighbours.Of(probe.FaceId))
        {
            if (names.PersonOf(neighbour.FaceId) == personId)
            {
                (first, second) = neighbour.Similarity > first ? (neighbour.Similarity, first) : (first, Math.Max(second, neighbour.Similarity));
            }
        }

        return new Candidate(personId, (first + second) / 2);
    }

    private IReadOnlyList<Candidate> Pooling(Probe probe)
    {
        var pool = _neighbours.Of(probe.FaceId)
            .Where(neighbour => neighbour.Similarity > _thresholds.MinNeighbourSimilarity)
            .Take(Pool)
            .Select(neighbour => (Face: _probes[neighbour.FaceId].Embedding, neighbour.FaceId, Weight: Weight(neighbour.Similarity)))
            .ToList();
        var people = pool.SelectMany(neighbour => _own[neighbour.FaceId]).Concat(_own[probe.FaceId]).Select(candidate => candidate.PersonId).Distinct();
        var total = 1 + pool.Sum(neighbour => neighbour.Weight);
        return
        [
            .. people
                .Select(person => new Candidate(
                    person,
                    (_gallery.Similarity(probe.Embedding, person) + pool.Sum(neighbour => neighbour.Weight * _gallery.Similarity(neighbour.Face, person))) / total))
                .OrderByDescending(candidate => candidate.Similarity)
                .Take(Considered),
        ];
    }

    private float Weight(float similarity) =>
        Math.Min(1, (similarity - _thresholds.MinNeighbourSimilarity) / (_thresholds.SureNeighbourSimilarity - _thresholds.MinNeighbourSimilarity));
}
