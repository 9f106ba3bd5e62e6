namespace FaceGallery.Domain.Recognition;

/// <summary>Which known cluster goes on in which of the clusters that were formed.</summary>
internal static class ClusterIdentities
{
    /// <summary>
    /// An opened cluster goes on where its faces are. The others go on where most of their faces went: largest overlap first, then the lower id;
    /// each goes on once, and each cluster is the going on of one.
    /// </summary>
    /// <returns>The largest group first.</returns>
    public static List<FaceGroup> Keep(IEnumerable<MergingCluster> clusters, IReadOnlyCollection<KnownCluster> known)
    {
        var formed = clusters.OrderByDescending(cluster => cluster.Faces.Count).ThenBy(cluster => cluster.Id).ToList();
        var ids = new int?[formed.Count];
        var taken = new HashSet<int>();
        foreach (var (place, id, _) in Overlaps(formed, known).OrderByDescending(overlap => overlap.Rank).ThenBy(overlap => overlap.KnownId).ThenBy(overlap => overlap.Formed))
        {
            if (ids[place] is null && taken.Add(id))
            {
                ids[place] = id;
            }
        }

        return [.. formed.Select((cluster, i) => new FaceGroup(ids[i], [.. cluster.Faces.Select(face => face.FaceId).Order()]))];
    }

    private static IEnumerable<(int Formed, int KnownId, (bool IsOpened, int Faces) Rank)> Overlaps(
        List<MergingCluster> formed, IReadOnlyCollection<KnownCluster> known)
    {
        var placeOf = formed.SelectMany((cluster, place) => cluster.Faces.Select(face => (face.FaceId, place))).ToDictionary();
        return known.SelectMany(
            cluster => cluster.FaceIds.Where(placeOf.ContainsKey).CountBy(id => placeOf[id]),
            (cluster, overlap) => (overlap.Key, cluster.Id, (cluster.IsOpened, overlap.Value)));
    }
}
