using FaceGallery.Domain.Matching;

namespace FaceGallery.Domain.Clustering;

/// <summary>
/// Groups faces of which nobody is known, in two steps. First the two clusters whose centres are most alike are merged again and again, as long as
/// centres and faces are alike enough: this keeps strangers apart, but leaves hard pictures of a person outside. Then small clusters join a
/// large one that clearly holds faces much like theirs, as supported faces get a name. The machine never puts two faces of one photo
/// together, nor two opened clusters, nor does it take a face out of an opened one.
/// </summary>
public sealed class FaceClusterer(ClusteringThresholds thresholds)
{
    /// <summary>Joining makes clusters that others may join; photos of one person hang together in far fewer steps.</summary>
    private const int MaxRounds = 10;

    /// <summary>Forms all but the opened clusters anew; where most of one's faces stay together, it goes on.</summary>
    /// <param name="faces">All faces to be clustered, each once, of one model. Poor ones stay where they are: alone, or in an opened cluster.</param>
    /// <param name="neighbours">Up to date with the usable ones of <paramref name="faces"/>; it may know of others.</param>
    /// <param name="known">The clusters so far. A face is in one at most.</param>
    /// <returns>The largest group first.</returns>
    public IReadOnlyList<FaceGroup> Cluster(IReadOnlyCollection<Probe> faces, FaceNeighbours neighbours, IReadOnlyCollection<KnownCluster> known)
    {
        var merging = new ClusterMerging(faces, neighbours, known);
        merging.Dissolve([.. merging.Clusters.Where(cluster => !cluster.IsPinned && !cluster.IsLoose)]);
        return Form(merging, faces, known);
    }

    /// <summary>
    /// Finds places for faces that arrived, and forms only those clusters anew that such a face resembles: far less work
    /// than <see cref="Cluster"/>, with nearly the same result.
    /// </summary>
    /// <param name="faces">As for <see cref="Cluster"/>.</param>
    /// <param name="neighbours">As for <see cref="Cluster"/>.</param>
    /// <param name="known">As for <see cref="Cluster"/>.</param>
    /// <param name="arrived">The faces for which no place was sought yet; they are in no known cluster.</param>
    /// <returns>All groups, the largest first, also those that stayed as they were.</returns>
    public IReadOnlyList<FaceGroup> Update(
        IReadOnlyCollection<Probe> faces, FaceNeighbours neighbours, IReadOnlyCollection<KnownCluster> known, IEnumerable<int> arrived)
    {
        var merging = new ClusterMerging(faces, neighbours, known);
        var arriving = arrived.Select(merging.ClusterOf).OfType<MergingCluster>().ToList();
        var settled = merging.Clusters.Where(cluster => cluster.IsLoose).Except(arriving).ToList();
        merging.Dissolve(
        [
            .. arriving.SelectMany(loose => merging.Neighbours(loose).Where(near => IsTouched(near.Cluster, loose)), (_, near) => near.Cluster).Distinct(),
        ]);
        merging.Settle(settled);
        return Form(merging, faces, known);
    }

    private bool IsTouched(MergingCluster known, MergingCluster loose) =>
        !known.IsPinned && !known.IsLoose && known.Similarity(loose).Average >= thresholds.MinAverageSimilarity;

    private List<FaceGroup> Form(ClusterMerging merging, IReadOnlyCollection<Probe> faces, IReadOnlyCollection<KnownCluster> known)
    {
        var usable = faces.Count(face => face.IsUsable);
        merging.MergeAll(thresholds.LeastCentre(usable), thresholds.MinAverageSimilarity, thresholds.LoneSurcharge);
        for (var round = 0; round < MaxRounds && JoinSmall(merging, thresholds.LeastJoin(usable)); round++)
        {
        }

        return ClusterIdentities.Keep(merging.Clusters, known);
    }

    /// <summary>All small clusters choose at once, so that their order does not matter.</summary>
    /// <returns>Whether any joined.</returns>
    private bool JoinSmall(ClusterMerging merging, float least)
    {
        var joins = merging.Clusters
            .Where(cluster => cluster.IsLoose && cluster.Faces.Count <= thresholds.MaxOfSmall)
            .Select(small => (Small: small, Large: Choose(small, merging, least)))
            .Where(join => join.Large is not null)
            .OrderBy(join => join.Small.Id)
            .ToList();
        return joins.ConvertAll(join => merging.TryMerge(join.Large!, join.Small) is not null).Contains(true);
    }

    private MergingCluster? Choose(MergingCluster small, ClusterMerging merging, float least)
    {
        var near = merging.Neighbours(small).Where(near => near.Cluster.Faces.Count >= thresholds.LeastOfLarge).ToList();
        if (!near.Exists(near => near.Similarity >= least))
        {
            return null;
        }

        var ranked = near.GroupBy(near => near.Cluster, near => near.Similarity)
            .Where(large => large.Count() > 1)
            .Select(large => (Cluster: large.Key, Similarity: large.OrderDescending().Take(2 * small.Faces.Count).Average()))
            .OrderByDescending(large => large.Similarity).ThenBy(large => large.Cluster.Id)
            .Append((Cluster: small, Similarity: 0)) // Where there is no second, anybody leads.
            .Take(2)
            .ToList();
        return ranked[0].Similarity >= least && ranked[0].Similarity - ranked[^1].Similarity >= thresholds.JoinMargin ? ranked[0].Cluster : null;
    }
}
