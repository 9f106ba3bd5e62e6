namespace FaceGallery.Domain.Clustering;

/// <summary>Which known cluster goes on in which of those that were formed.</summary>
internal static class ClusterIdentities
{
    /// <summary>
    /// A cluster that nobody joined is still the same, and an opened one goes on with those who joined it. The others go on where most of their faces
    /// are: largest overlap first, then the lower id. Each goes on once, and a formed cluster is the going on of one at most.
    /// </summary>
    /// <returns>The largest group first.</returns>
    public static List<FaceGroup> Keep(IReadOnlyCollection<MergingCluster> clusters, IReadOnlyCollection<KnownCluster> known)
    {
        var same = clusters.Where(cluster => cluster is { Version: 0, Known: not null }).ToList();
        var formed = clusters.Where(cluster => cluster is not { Version: 0, Known: not null }).OrderBy(cluster => cluster.Id).ToList();
        var sameIds = same.Select(cluster => cluster.Known!.Id).ToHashSet();
        var ids = ContinueIdentity(formed, [.. known.Where(cluster => !sameIds.Contains(cluster.Id))]);
        return
        [
            .. same.Select(cluster => Group(cluster.Known!.Id, cluster))
                .Concat(formed.Select((cluster, place) => Group(ids[place], cluster)))
                .OrderByDescending(group => group.FaceIds.Count).ThenBy(group => group.FaceIds[0]),
        ];
    }

    private static int?[] ContinueIdentity(List<MergingCluster> formed, List<KnownCluster> known)
    {
        var placeOf = formed.SelectMany((cluster, place) => cluster.Faces.Select(face => (face.FaceId, place))).ToDictionary();
        var overlaps = known.SelectMany(
            cluster => cluster.FaceIds.Where(placeOf.ContainsKey).CountBy(id => placeOf[id]),
            (cluster, overlap) => (Known: cluster, Place: overlap.Key, Faces: overlap.Value));
        return ContinuedIdentities.Assign(formed.Count, overlaps
            .OrderByDescending(overlap => overlap.Known.IsPinned).ThenByDescending(overlap => overlap.Faces)
            .ThenBy(overlap => overlap.Known.Id).ThenBy(overlap => overlap.Place)
            .Select(overlap => (overlap.Known.Id, overlap.Place)));
    }

    private static FaceGroup Group(int? id, MergingCluster cluster)
    {
        var faces = cluster.Faces.Select(face => face.FaceId).ToArray();
        Array.Sort(faces);
        return new FaceGroup(id, faces);
    }
}
