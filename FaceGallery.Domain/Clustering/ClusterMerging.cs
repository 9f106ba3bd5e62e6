using FaceGallery.Domain.Matching;

namespace FaceGallery.Domain.Clustering;

/// <summary>Clusters being merged: which face is where, and which clusters are near each other.</summary>
internal sealed class ClusterMerging
{
    private readonly FaceNeighbours _neighbours;
    private readonly HashSet<MergingCluster> _clusters = [];
    private readonly Dictionary<int, MergingCluster> _clusterOf;
    private readonly PriorityQueue<Merge, (float Distance, int First, int Second)> _queue = new();

    /// <summary>The known clusters in one piece each, and the faces that are in none as loose ones.</summary>
    public ClusterMerging(IReadOnlyCollection<Probe> faces, FaceNeighbours neighbours, IReadOnlyCollection<KnownCluster> known)
    {
        (_neighbours, _clusterOf) = (neighbours, new Dictionary<int, MergingCluster>(faces.Count));
        var left = faces.ToDictionary(face => face.FaceId);
        foreach (var cluster in known)
        {
            var members = new List<Probe>(cluster.FaceIds.Count);
            foreach (var id in cluster.FaceIds)
            {
                if (left.Remove(id, out var face))
                {
                    members.Add(face);
                }
            }

            Add(members, cluster);
        }

        foreach (var face in left.Values)
        {
            Add([face], null);
        }
    }

    public IReadOnlyCollection<MergingCluster> Clusters => _clusters;

    /// <summary>Null where the face is not to be clustered.</summary>
    public MergingCluster? ClusterOf(int faceId) => _clusterOf.GetValueOrDefault(faceId);

    /// <summary>All other faces that are near one of the cluster's, and where they are; one in several places comes several times.</summary>
    public IEnumerable<(MergingCluster Cluster, float Similarity)> Neighbours(MergingCluster cluster)
    {
        foreach (var face in cluster.Faces.Where(face => face.IsUsable))
        {
            foreach (var neighbour in _neighbours.Of(face.FaceId))
            {
                if (ClusterOf(neighbour.FaceId) is { } other && other != cluster)
                {
                    yield return (other, neighbour.Similarity);
                }
            }
        }
    }

    /// <summary>Makes the clusters' faces loose.</summary>
    public void Dissolve(IReadOnlyCollection<MergingCluster> clusters)
    {
        foreach (var cluster in clusters)
        {
            _clusters.Remove(cluster);
            foreach (var face in cluster.Faces)
            {
                Add([face], null);
            }
        }
    }

    /// <summary>Has no other place looked for, for loose ones to which nothing came nearer.</summary>
    public void Settle(IReadOnlyCollection<MergingCluster> loose)
    {
        var unmoved = loose.ToHashSet();
        var away = loose.Where(cluster => !Neighbours(cluster).Any(near => near.Cluster.IsLoose && !unmoved.Contains(near.Cluster))).ToList();
        away.ForEach(cluster => cluster.Settle());
    }

    /// <summary>Merges the most similar two until none are similar enough, as long as one of them is loose.</summary>
    /// <param name="leastCentre">Least similarity of the centres.</param>
    /// <param name="leastAverage">Least average similarity of the faces.</param>
    /// <param name="loneSurcharge">How much more both must be for two single faces; the larger two clusters are, the less.</param>
    public void MergeAll(float leastCentre, float leastAverage, float loneSurcharge)
    {
        var loose = _clusters.Where(cluster => cluster.IsLoose).ToList();
        foreach (var cluster in loose)
        {
            foreach (var (other, _) in Neighbours(cluster))
            {
                cluster.Near.Add(other);
                other.Near.Add(cluster);
            }
        }

        loose.ForEach(cluster => Offer(cluster, leastCentre, leastAverage, loneSurcharge));
        while (_queue.TryDequeue(out var merge, out _))
        {
            if (merge.IsCurrent && TryMerge(merge.First, merge.Second) is { } merged)
            {
                Offer(merged, leastCentre, leastAverage, loneSurcharge);
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
        into.Near.Remove(from);
        foreach (var other in from.Near.Where(other => other != into))
        {
            other.Near.Remove(from);
            other.Near.Add(into);
            into.Near.Add(other);
        }

        into.Take(from);
        _clusters.Remove(from);
        foreach (var face in from.Faces)
        {
            _clusterOf[face.FaceId] = into;
        }

        return into;
    }

    private void Add(List<Probe> faces, KnownCluster? known)
    {
        if (faces.Count == 0)
        {
            return;
        }

        var cluster = new MergingCluster(faces, known);
        _clusters.Add(cluster);
        foreach (var face in faces)
        {
            _clusterOf[face.FaceId] = cluster;
        }
    }

    private void Offer(MergingCluster cluster, float leastCentre, float leastAverage, float loneSurcharge)
    {
        foreach (var other in cluster.Near)
        {
            var (centre, average) = cluster.Similarity(other);
            var more = loneSurcharge * ((1f / cluster.Faces.Count) + (1f / other.Faces.Count)) / 2;
            if (centre >= leastCentre + more && average >= leastAverage + more)
            {
                var merge = new Merge(cluster, cluster.Version, other, other.Version);
                _queue.Enqueue(merge, (-centre, Math.Min(cluster.Id, other.Id), Math.Max(cluster.Id, other.Id)));
            }
        }
    }

    private readonly record struct Merge(MergingCluster First, int FirstVersion, MergingCluster Second, int SecondVersion)
    {
        public bool IsCurrent => First.Version == FirstVersion && Second.Version == SecondVersion;
    }
}
