namespace FaceGallery.Domain.Recognition;

/// <summary>
/// The most similar other faces of each face, kept up to date as faces come and go: a new face costs one comparison with each
/// known one. Faces of the same photo are no neighbours (nobody is twice in one), nor are copies of the same picture, which
/// say nothing new. Not safe to use from several threads at once.
/// </summary>
public sealed class FaceNeighbours
{
    /// <summary>Neighbours kept for a face.</summary>
    public const int Count = 16;

    /// <summary>Less similar faces are never kept: they say nothing of each other.</summary>
    public const float MinSimilarity = 0.3f;

    /// <summary>At and above it, two pictures are copies of one (the same photo saved again, in another size).</summary>
    private const float CopySimilarity = 0.98f;

    private readonly Dictionary<int, Entry> _entries = [];

    /// <summary>Takes in the faces that are new or have another embedding, and lets go of those that are not among them.</summary>
    public void Update(IReadOnlyCollection<Probe> faces)
    {
        var current = faces.ToDictionary(face => face.FaceId);
        var gone = _entries.Values.Where(entry => !entry.IsOf(current.GetValueOrDefault(entry.Face.FaceId))).Select(entry => entry.Face.FaceId).ToHashSet();
        foreach (var id in gone)
        {
            _entries.Remove(id);
        }

        var arrived = faces.Where(face => !_entries.ContainsKey(face.FaceId)).Select(face => new Entry(face)).ToList();
        var bereft = _entries.Values.Where(entry => entry.Forget(gone)).ToList();
        foreach (var entry in arrived)
        {
            _entries.Add(entry.Face.FaceId, entry);
        }

        Compare([.. arrived, .. bereft]);
    }

    /// <summary>Best first.</summary>
    public IReadOnlyList<Neighbour> Of(int faceId) => _entries[faceId].Neighbours;

    private void Compare(List<Entry> changed)
    {
        var all = _entries.Values.ToList();
        var isChanged = changed.Select(entry => entry.Face.FaceId).ToHashSet();

        // Each changed face looks at all others; an unchanged one then takes what its list lacks. No two threads write one list.
        Parallel.ForEach(changed, entry => entry.Look(all));
        var offers = changed
            .SelectMany(entry => entry.Seen.Where(seen => !isChanged.Contains(seen.FaceId)).Select(seen => (To: seen.FaceId, From: new Neighbour(entry.Face.FaceId, seen.Similarity))))
            .ToLookup(offer => offer.To, offer => offer.From);
        foreach (var offer in offers)
        {
            _entries[offer.Key].Offer(offer);
        }

        changed.ForEach(entry => entry.Seen.Clear());
    }

    private sealed class Entry(Probe face)
    {
        private List<Neighbour> _neighbours = [];

        public Probe Face => face;

        public IReadOnlyList<Neighbour> Neighbours => _neighbours;

        /// <summary>Everybody near enough, until the others have taken note.</summary>
        public List<Neighbour> Seen { get; } = [];

        public bool IsOf(Probe? other) =>
            other is not null && other.PhotoId == face.PhotoId && other.Embedding.Vector.SequenceEqual(face.Embedding.Vector);

        /// <returns>Whether it lost a neighbour and must look for another.</returns>
        public bool Forget(HashSet<int> gone) => _neighbours.RemoveAll(neighbour => gone.Contains(neighbour.FaceId)) > 0;

        public void Look(List<Entry> all)
        {
            foreach (var other in all)
            {
                if (other.Face.PhotoId != face.PhotoId
                    && face.Embedding.Similarity(other.Face.Embedding) is >= MinSimilarity and < CopySimilarity and var similarity)
                {
                    Seen.Add(new Neighbour(other.Face.FaceId, similarity));
                }
            }

            _neighbours = Best(Seen);
        }

        public void Offer(IEnumerable<Neighbour> offered) =>
            _neighbours = Best(_neighbours.Concat(offered).DistinctBy(neighbour => neighbour.FaceId));

        private static List<Neighbour> Best(IEnumerable<Neighbour> neighbours) =>
            [.. neighbours.OrderByDescending(neighbour => neighbour.Similarity).ThenBy(neighbour => neighbour.FaceId).Take(Count)];
    }
}
