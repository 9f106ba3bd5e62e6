namespace FaceGallery.Domain.Recognition;

/// <summary>Clusters being merged: which face is where, and which clusters are near each other.</summary>
internal sealed class ClusterMerging
{
    private readonly HashSet<MergingCluster> _clusters;
    private readonly Dictionary<int, MergingCluster> _clusterOf;
    private readonly PriorityQueue<Merge, (float Distance, int First, int Second)> _queue = new();

    public ClusterMerging(IEnumerable<MergingCluster> clusters, FaceNeighbours neighbours)
    {
        _clusters = [.. clusters];
        _clusterOf = _clusters.SelectMany(cluster => cluster.Faces, (cluster, face) => (face.FaceId, cluster)).ToDictionary();
        foreach (var cluster in _clusters)
        {
            foreach (var face in cluster.Faces)
            {
                FindNear(cluster, face.IsUsable ? neighbours.Of(face.FaceId) : []);
            }
        }
    }

    public IReadOnlyCollection<MergingCluster> Clusters => _clusters;

    /// <summary>Null where the face is not to be clustered.</summary>
    public MergingCluster? ClusterOf(int faceId) => _clusterOf.GetValueOrDefault(faceId);

    /// <summary>Merges the most similar two until none are similar enough, as long as one of them is loose.</summary>
    /// <param name="leastPair">Least similarity of two single faces: it takes more to begin a cluster than to go on with one.</param>
    /// <param name="leastAverage">Least average similarity where either has more.</param>
    public void MergeAll(float leastPair, float leastAverage)
    {
        foreach (var cluster in _clusters.Where(cluster => cluster.IsLoose))
        {
            Offer(cluster, leastPair, leastAverage);
        }

        while (_queue.TryDequeue(out var merge, out _))
        {
            if (merge.IsCurrent && TryMerge(merge.First, merge.Second) is { } merged)
            {
                Offer(merged, leastPair, leastAverage);
            }
        }
    }

    /// <returns>The one that took the other; null when they may not be together.</returns>
    public MergingCluster? TryMerge(MergingCluster first, MergingCluster second)
    {
        if (!_clusters.Contains(first) || !_clusters.Contains(second) || !first.MayTake(second))
        {
            return null;
        }

        var (into, from) = first.Near.Count < second.Near.Count ? (second, first) : (first, second);
        foreach (var other in from.Near.Where(other => other != into))
        {
            other.Near.Remove(from);
            other.Near.Add(into);
            into.Near.Add(other);
        }

        into.Near.Remove(from);
        into.Take(from);
        _clusters.Remove(from);
        foreach (var face in from.Faces)
        {
            _clusterOf[face.FaceId] = into;
        }

        return into;
    }

    private void FindNear(MergingCluster cluster, IReadOnlyList<Neighbour> neighbours)
    {
        foreach (var neighbour in neighbours)
        {
            if (ClusterOf(neighbour.FaceId) is { } other && other != cluster && (cluster.IsLoose || other.IsLoose))
            {
                cluster.Near.Add(other);
                other.Near.Add(cluster);
            }
        }
    }

    private void Offer(MergingCluster cluster, float leastPair, float leastAverage)
    {
        foreach (var other in cluster.Near)
        {
            var similarity = cluster.AverageSimilarity(other);
            if (similarity >= (cluster.Weight + other.Weight == 2 ? leastPair : leastAverage))
            {
                _queue.Enqueue(new Merge(cluster, cluster.Version, other, other.Version), (-similarity, Math.Min(cluster.Id, other.Id), Math.Max(cluster.Id, other.Id)));
            }
        }
    }

    private readonly record struct Merge(MergingCluster First, int FirstVersion, MergingCluster Second, int SecondVersion)
    {
        public bool IsCurrent => First.Version == FirstVersion && Second.Version == SecondVersion;
    }
}
