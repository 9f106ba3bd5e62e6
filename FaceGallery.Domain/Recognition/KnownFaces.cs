namespace FaceGallery.Domain.Recognition;

/// <summary>The faces that are to be clustered, and where each is so far.</summary>
internal sealed class KnownFaces
{
    private readonly List<Probe> _loose;
    private readonly List<(KnownCluster Known, List<Probe> Faces)> _clusters = [];

    public KnownFaces(IReadOnlyCollection<Probe> faces, IReadOnlyCollection<KnownCluster> known)
    {
        var unplaced = faces.ToDictionary(face => face.FaceId);
        foreach (var cluster in known)
        {
            var members = new List<Probe>(cluster.FaceIds.Count);
            foreach (var id in cluster.FaceIds.Order())
            {
                if (unplaced.Remove(id, out var face))
                {
                    members.Add(face);
                }
            }

            if (members.Count > 0)
            {
                _clusters.Add((cluster, members));
            }
        }

        _loose = [.. unplaced.Values.OrderBy(face => face.FaceId)];
    }

    /// <summary>Each cluster that stays in one piece, and each other face alone.</summary>
    public List<MergingCluster> Clusters(Predicate<KnownCluster> stays) =>
    [
        .. _clusters.Where(cluster => stays(cluster.Known)).Select(cluster => new MergingCluster(cluster.Faces, cluster.Known)),
        .. _clusters.Where(cluster => !stays(cluster.Known)).SelectMany(cluster => cluster.Faces).Concat(_loose)
            .OrderBy(face => face.FaceId).Select(face => new MergingCluster([face])),
    ];
}
