using FaceGallery.Domain.Calibration;
using FaceGallery.Domain.Clustering;
using FaceGallery.Domain.Matching;

namespace FaceGallery.Web.Commands.Evaluate;

/// <summary>
/// Measures what goes wrong among people of whom nobody is twice there, by groups (of age, say): no two faces may be taken for one person.
/// </summary>
public sealed class StrangersEvaluation(RecognitionThresholds thresholds)
{
    /// <param name="faces">One a photo, in any order; the person of each is its group.</param>
    public StrangersResult Evaluate(IReadOnlyList<IdentifiedFace> faces)
    {
        var ordered = faces.OrderBy(face => face.Person, StringComparer.Ordinal).ThenBy(face => face.Photo, StringComparer.Ordinal).ToList();
        var probes = ordered.Select((face, i) => new Probe(i, i, face.Face.Embedding, face.Face.Quality.IsUsable)).ToList();
        var example = new LoneExample(thresholds, probes);
        var clusters = new FaceClusterer(new ClusteringThresholds()).Cluster(probes, example.Neighbours, []);
        var named = ordered.Select((_, i) => example.NamedBy(i)).ToList();
        return new StrangersResult(
            ordered.Count,
            thresholds.MinMatchSimilarity,
            ordered.Index().GroupBy(face => face.Item.Person).ToDictionary(
                group => group.Key,
                group => Group([.. group.Select(face => face.Index)], probes, named, clusters)),
            clusters.Count == 0 ? 0 : clusters.Max(cluster => cluster.FaceIds.Count),
            probes.Count == 0 ? 1 : clusters.Count / (double)probes.Count);
    }

    private StrangersGroup Group(HashSet<int> own, List<Probe> probes, List<IReadOnlyList<int>> named, IReadOnlyList<FaceGroup> clusters)
    {
        var (within, between) = (default(ErrorRate), default(ErrorRate));
        foreach (var face in own.Where(face => probes[face].IsUsable))
        {
            for (var other = 0; other < probes.Count; other++)
            {
                var isFalse = probes[face].Embedding.Similarity(probes[other].Embedding) >= thresholds.MinMatchSimilarity ? 1 : 0;
                if (!probes[other].IsUsable || other == face || (own.Contains(other) && other < face))
                {
                    continue;
                }

                if (own.Contains(other))
                {
                    within = new ErrorRate(within.Errors + isFalse, within.Trials + 1);
                }
                else
                {
                    between = new ErrorRate(between.Errors + isFalse, between.Trials + 1);
                }
            }
        }

        return new StrangersGroup(
            own.Count,
            within,
            between,
            own.Sum(face => named[face].Count(own.Contains)),
            own.Sum(face => named[face].Count),
            own.Max(face => named[face].Count),
            clusters.Max(cluster => cluster.FaceIds.Count(own.Contains)));
    }
}

/// <param name="Faces">Photos with a face; each is taken for a person of its own.</param>
/// <param name="Threshold">Least similarity of two faces for a name.</param>
/// <param name="Groups">By the folder's name.</param>
/// <param name="LargestCluster">Faces of the largest cluster: each but one of them is wrong there.</param>
/// <param name="ClusterPrecision">B³ precision (Bagga and Baldwin 1998), which among strangers is the share of clusters to faces.</param>
public sealed record StrangersResult(
    int Faces, float Threshold, IReadOnlyDictionary<string, StrangersGroup> Groups, int LargestCluster, double ClusterPrecision);

/// <param name="Within">Pairs of the group's usable faces, and those that reach the threshold.</param>
/// <param name="Between">Pairs of one of them and one of any other group.</param>
/// <param name="FalseNamesWithin">Each face enrolled alone as somebody: how many faces of the group get its name, all added up.</param>
/// <param name="FalseNames">The same over all groups.</param>
/// <param name="WorstFace">Faces that the worst of them names.</param>
/// <param name="LargestCluster">Faces of the group in one cluster.</param>
public sealed record StrangersGroup(
    int Faces, ErrorRate Within, ErrorRate Between, int FalseNamesWithin, int FalseNames, int WorstFace, int LargestCluster);
