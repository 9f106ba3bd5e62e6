namespace FaceGallery.Domain.Recognition;

/// <summary>
/// Groups faces of which nobody is known, in two steps. First the two most similar clusters are merged again and again, by the
/// average similarity of their faces (UPGMA), as long as that is high enough: this keeps strangers apart, but leaves hard
/// pictures of a person outside. Then small clusters join a large one that clearly holds faces much like theirs, as supported faces get
/// a name. Two faces of one photo are never put together by the machine.
/// </summary>
public sealed class FaceClusterer(ClusteringThresholds thresholds)
{
    /// <summary>Joining makes clusters that others may join; photos of one person hang together in far fewer steps.</summary>
    private const int MaxRounds = 10;

    /// <summary>Forms all clusters anew but the opened ones, which only grow; the others keep their identity by the largest overlap.</summary>
    /// <param name="faces">All faces to be clustered, of one model. Poor ones stay where they are: alone, or in an opened cluster.</param>
    /// <param name="neighbours">Up to date with the usable ones; other faces in it do no harm.</param>
    /// <param name="known">The clusters so far; none of the faces is in two.</param>
    /// <returns>The largest group first.</returns>
    public IReadOnlyList<FaceGroup> Cluster(IReadOnlyCollection<Probe> faces, FaceNeighbours neighbours, IReadOnlyCollection<KnownCluster> known)
    {
        var clusters = new KnownFaces(faces, known).Clusters(cluster => cluster.IsOpened);
        return Form(clusters, neighbours, faces.Count, known);
    }

    /// <summary>
    /// Finds a place for the faces that are in no known cluster, and forms those clusters anew that they resemble; all others stay as they are.
    /// Of far less work than <see cref="Cluster"/>, with nearly the same result.
    /// </summary>
    /// <inheritdoc cref="Cluster"/>
    public IReadOnlyList<FaceGroup> Update(IReadOnlyCollection<Probe> faces, FaceNeighbours neighbours, IReadOnlyCollection<KnownCluster> known)
    {
        var state = new KnownFaces(faces, known);
        var clusters = state.Clusters(_ => true);
        var touched = Touched(new ClusterMerging(clusters, neighbours));
        return Form(state.Clusters(cluster => !touched.Contains(cluster)), neighbours, faces.Count, known);
    }

    private HashSet<KnownCluster> Touched(ClusterMerging clusters) =>
    [
        .. clusters.Clusters.Where(cluster => cluster.IsLoose)
            .SelectMany(loose => loose.Near.Where(near => near is { IsOpened: false, Known: not null } && near.AverageSimilarity(loose) >= thresholds.MinAverageSimilarity))
            .Select(near => near.Known!),
    ];

    private List<FaceGroup> Form(IReadOnlyList<MergingCluster> clusters, FaceNeighbours neighbours, int faces, IReadOnlyCollection<KnownCluster> known)
    {
        var merging = new ClusterMerging(clusters, neighbours);
        merging.MergeAll(thresholds.LeastPair(faces), thresholds.MinAverageSimilarity);
        for (var round = 0; round < MaxRounds && JoinSmall(merging, neighbours); round++)
        {
        }

        return ClusterIdentities.Keep(merging.Clusters, known);
    }

    /// <summary>All small clusters choose at once, so that their order does not matter.</summary>
    /// <returns>Whether any joined.</returns>
    private bool JoinSmall(ClusterMerging merging, FaceNeighbours neighbours)
    {
        var joins = merging.Clusters
            .Where(cluster => cluster.IsLoose && cluster.Faces.Count <= thresholds.MostOfSmall)
            .Select(small => (Small: small, Large: Choose(small, merging, neighbours)))
            .Where(join => join.Large is not null)
            .OrderBy(join => join.Small.Id)
            .ToList();
        return joins.ConvertAll(join => merging.TryMerge(join.Large!, join.Small) is not null).Contains(true);
    }

    private MergingCluster? Choose(MergingCluster small, ClusterMerging merging, FaceNeighbours neighbours)
    {
        var ranked = small.Faces.Where(face => face.IsUsable)
            .SelectMany(face => neighbours.Of(face.FaceId))
            .Select(neighbour => (Cluster: merging.ClusterOf(neighbour.FaceId), neighbour.Similarity))
            .Where(near => near.Cluster is not null && near.Cluster != small && near.Cluster.Faces.Count >= thresholds.LeastOfLarge)
            .GroupBy(near => near.Cluster, near => near.Similarity)
            .Where(near => near.Count() > 1)
            .Select(near => (Cluster: near.Key, Similarity: near.OrderDescending().Take(2 * small.Weight).Average()))
            .OrderByDescending(near => near.Similarity).ThenBy(near => near.Cluster!.Id)
            .Take(2)
            .ToList();
        return ranked.Count > 0
            && ranked[0].Similarity >= thresholds.MinJoinSimilarity
            && (ranked.Count == 1 || ranked[0].Similarity - ranked[1].Similarity >= thresholds.JoinMargin)
            ? ranked[0].Cluster
            : null;
    }
}
