namespace FaceGallery.Domain.Recognition;

/// <summary>Clusters being merged: which face is where, and which clusters are near each other.</summary>
internal sealed class ClusterMerging
{
    private readonly Dictionary<int, FaceCluster> _clusterOf;
    private readonly Dictionary<FaceCluster, HashSet<FaceCluster>> _near = [];
    private readonly PriorityQueue<Merge, (float Distance, int First, int Second)> _queue = new();

    public ClusterMerging(IReadOnlyCollection<Probe> faces, FaceNeighbours neighbours)
    {
        _clusterOf = faces.ToDictionary(face => face.FaceId, face => new FaceCluster(face));
        foreach (var cluster in _clusterOf.Values)
        {
            _near[cluster] = [.. neighbours.Of(cluster.Id).Where(neighbour => _clusterOf.ContainsKey(neighbour.FaceId)).Select(neighbour => _clusterOf[neighbour.FaceId])];
        }

        foreach (var cluster in _clusterOf.Values)
        {
            foreach (var other in _near[cluster])
            {
                _near[other].Add(cluster);
            }
        }
    }

    public IReadOnlyCollection<FaceCluster> Clusters => _near.Keys;

    public bool Has(int faceId) => _clusterOf.ContainsKey(faceId);

    public FaceCluster ClusterOf(int faceId) => _clusterOf[faceId];

    /// <summary>Merges the most similar two until none are similar enough.</summary>
    /// <param name="leastPair">Least similarity of two single faces: it takes more to begin a cluster than to go on with one.</param>
    /// <param name="leastAverage">Least average similarity where either has more.</param>
    public void MergeAll(float leastPair, float leastAverage)
    {
        float Least(FaceCluster first, FaceCluster second) => first.Faces.Count + second.Faces.Count == 2 ? leastPair : leastAverage;
        foreach (var (cluster, near) in _near)
        {
            Offer(cluster, near.Where(other => cluster.Id < other.Id), Least);
        }

        while (_queue.TryDequeue(out var merge, out _))
        {
            if (merge.IsCurrent && TryMerge(merge.First, merge.Second))
            {
                Offer(merge.First, _near[merge.First], Least);
            }
        }
    }

    /// <returns>Whether they were merged; not when a photo shows both.</returns>
    public bool TryMerge(FaceCluster into, FaceCluster from)
    {
        if (!_near.TryGetValue(into, out var nearInto) || !_near.TryGetValue(from, out var nearFrom) || into.SharesPhotoWith(from))
        {
            return false;
        }

        foreach (var other in nearFrom)
        {
            _near[other].Remove(from);
            if (other != into)
            {
                _near[other].Add(into);
                nearInto.Add(other);
            }
        }

        _near.Remove(from);
        into.Take(from);
        foreach (var face in from.Faces)
        {
            _clusterOf[face.FaceId] = into;
        }

        return true;
    }

    private void Offer(FaceCluster cluster, IEnumerable<FaceCluster> near, Func<FaceCluster, FaceCluster, float> least)
    {
        foreach (var other in near)
        {
            var similarity = cluster.AverageSimilarity(other);
            if (similarity >= least(cluster, other))
            {
                _queue.Enqueue(new Merge(cluster, cluster.Version, other, other.Version), (-similarity, Math.Min(cluster.Id, other.Id), Math.Max(cluster.Id, other.Id)));
            }
        }
    }

    private readonly record struct Merge(FaceCluster First, int FirstVersion, FaceCluster Second, int SecondVersion)
    {
        public bool IsCurrent => First.Version == FirstVersion && Second.Version == SecondVersion;
    }
}
