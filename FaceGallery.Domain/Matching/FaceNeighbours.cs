namespace FaceGallery.Domain.Matching;

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

    private Dictionary<int, NeighbourList> _lists = [];
    private int _updates;

    /// <summary>
    /// Reads what <see cref="Save"/> wrote, as far as the faces are still the same; <see cref="Update"/> then compares only the others.
    /// A damaged or foreign snapshot counts as empty.
    /// </summary>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public static FaceNeighbours Load(Stream snapshot, IReadOnlyCollection<Probe> faces) =>
        new() { _lists = NeighbourSnapshot.Read(snapshot, faces) };

    /// <summary>Writes about 150 bytes a face.</summary>
    public void Save(Stream snapshot) => NeighbourSnapshot.Write(snapshot, _lists.Values);

    /// <summary>Takes in the faces that are new or have another embedding, and lets go of those that are not among them.</summary>
    /// <exception cref="ArgumentException">A face comes twice, or the embeddings are of different models.</exception>
    public void Update(IReadOnlyCollection<Probe> faces)
    {
        _updates++;
        if (AreThoseKnown(faces))
        {
            return;
        }

        if (faces.Select(face => (face.Embedding.Model, face.Embedding.Vector.Length)).Distinct().Count() > 1)
        {
            throw new ArgumentException("Embeddings of different models do not compare.", nameof(faces));
        }

        var lists = new Dictionary<int, NeighbourList>(faces.Count);
        foreach (var face in faces)
        {
            lists.Add(face.FaceId, _lists.TryGetValue(face.FaceId, out var known) && known.TryGoOnWith(face) ? known : new NeighbourList(face));
        }

        Forget(_lists.Where(known => lists.GetValueOrDefault(known.Key) != known.Value).Select(known => known.Key).ToHashSet(), lists.Values);
        _lists = lists;
        NeighbourSearch.Run(lists.Values);
    }

    public bool Has(int faceId) => _lists.ContainsKey(faceId);

    /// <summary>Best first; the same object until it changes.</summary>
    public IReadOnlyList<Neighbour> Of(int faceId) => KeptOf(faceId);

    internal Neighbour[] KeptOf(int faceId) => _lists[faceId].Neighbours;

    /// <summary>As when somebody is named: then nothing is to be compared, and nothing to be built anew.</summary>
    private bool AreThoseKnown(IReadOnlyCollection<Probe> faces)
    {
        if (faces.Count != _lists.Count)
        {
            return false;
        }

        foreach (var face in faces)
        {
            if (!_lists.TryGetValue(face.FaceId, out var known) || known.Update == _updates || known.MustLook || !known.TryGoOnWith(face))
            {
                return false;
            }

            known.Update = _updates;
        }

        return true;
    }

    private static void Forget(HashSet<int> gone, IReadOnlyCollection<NeighbourList> lists)
    {
        if (gone.Count == 0)
        {
            return;
        }

        foreach (var list in lists)
        {
            list.Forget(gone);
        }
    }
}
