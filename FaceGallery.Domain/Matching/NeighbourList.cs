namespace FaceGallery.Domain.Matching;

/// <summary>The best neighbours of one face. Several threads may offer at once; what is kept does not depend on who comes first.</summary>
internal sealed class NeighbourList
{
    private Neighbour[]? _best;
    private int _count;
    private float _least;

    /// <summary>A face not compared yet.</summary>
    public NeighbourList(Probe face)
    {
        (Face, Neighbours, IsNew, MustLook) = (face, [], true, true);
        _least = FaceNeighbours.MinSimilarity;
    }

    /// <summary>A face that was compared before.</summary>
    public NeighbourList(Probe face, Neighbour[] neighbours)
    {
        (Face, Neighbours) = (face, neighbours);
        _least = Least(neighbours, neighbours.Length);
    }

    public Probe Face { get; private set; }

    /// <summary>Best first; another object whenever it changed.</summary>
    public Neighbour[] Neighbours { get; private set; }

    /// <summary>The update that it was last part of.</summary>
    public int Update { get; set; }

    public bool IsNew { get; private set; }

    /// <summary>It is new, or lost a neighbour: the next best must be looked for among all.</summary>
    public bool MustLook { get; private set; }

    /// <summary>Takes the newer probe, so that no embedding is kept twice.</summary>
    /// <returns>Whether it is still the same face.</returns>
    public bool TryGoOnWith(Probe face)
    {
        var isSame = face.PhotoId == Face.PhotoId && (ReferenceEquals(face.Embedding, Face.Embedding) || face.Embedding.HasSameBytesAs(Face.Embedding));
        Face = isSame ? face : Face;
        return isSame;
    }

    public void Forget(HashSet<int> gone)
    {
        if (Array.Exists(Neighbours, neighbour => gone.Contains(neighbour.FaceId)))
        {
            MustLook = true;
            _least = FaceNeighbours.MinSimilarity;
        }
    }

    public void Offer(Neighbour offered)
    {
        // Read without the lock: it only rises meanwhile, so an old value lets in too many, never too few.
        if (offered.Similarity < Volatile.Read(ref _least))
        {
            return;
        }

        // On itself, for a lock of its own is as large as half of what it keeps, and nobody else sees it.
        lock (this)
        {
            Insert(_best ??= Begin(), offered);
            Volatile.Write(ref _least, Least(_best, _count));
        }
    }

    /// <summary>What was offered becomes visible.</summary>
    public void Publish()
    {
        if (MustLook || _best is not null)
        {
            Neighbours = _best is null ? [] : _best[.._count];
        }

        (_best, _count, IsNew, MustLook) = (null, 0, false, false);
    }

    private static float Least(Neighbour[] best, int count) =>
        count < FaceNeighbours.Count ? FaceNeighbours.MinSimilarity : best[count - 1].Similarity;

    private static bool IsBetter(Neighbour one, Neighbour other) =>
        one.Similarity > other.Similarity || (one.Similarity == other.Similarity && one.FaceId < other.FaceId);

    private Neighbour[] Begin()
    {
        var best = new Neighbour[FaceNeighbours.Count];
        if (!MustLook)
        {
            Neighbours.CopyTo(best, 0);
            _count = Neighbours.Length;
        }

        return best;
    }

    private void Insert(Neighbour[] best, Neighbour offered)
    {
        var place = _count;
        while (place > 0 && IsBetter(offered, best[place - 1]))
        {
            place--;
        }

        if (place < best.Length)
        {
            _count = Math.Min(_count + 1, best.Length);
            Array.Copy(best, place, best, place + 1, _count - place - 1);
            best[place] = offered;
        }
    }
}
