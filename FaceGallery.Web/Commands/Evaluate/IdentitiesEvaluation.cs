using FaceGallery.Domain.Clustering;
using FaceGallery.Domain.Matching;

namespace FaceGallery.Web.Commands.Evaluate;

/// <summary>Measures naming and grouping on photos whose people are known.</summary>
public sealed class IdentitiesEvaluation(RecognitionThresholds thresholds)
{
    /// <param name="faces">One a photo, in any order.</param>
    public IdentitiesResult Evaluate(IReadOnlyList<IdentifiedFace> faces)
    {
        var ordered = faces.OrderBy(face => face.Person, StringComparer.Ordinal).ThenBy(face => face.Photo, StringComparer.Ordinal).ToList();
        var people = ordered.Select(face => face.Person).Distinct().Count();
        return new IdentitiesResult(people, ordered.Count, Rank1(ordered), OnePortrait(ordered), Clustering(ordered));
    }

    private static double Rank1(List<IdentifiedFace> faces)
    {
        var shared = faces.CountBy(face => face.Person).Where(person => person.Value > 1).Select(person => person.Key).ToHashSet();
        var probes = faces.Where(face => shared.Contains(face.Person)).ToList();
        return probes.Count == 0
            ? 0
            : probes.AsParallel().Count(probe => Nearest(probe, faces).Person == probe.Person) / (double)probes.Count;
    }

    private static IdentifiedFace Nearest(IdentifiedFace probe, List<IdentifiedFace> faces) =>
        faces.Where(face => face != probe).MaxBy(face => face.Face.Embedding.Similarity(probe.Face.Embedding))!;

    private PrecisionRecall OnePortrait(List<IdentifiedFace> faces)
    {
        var portraits = faces.GroupBy(face => face.Person).Select(person => person.FirstOrDefault(face => face.Face.Quality.IsExample))
            .OfType<IdentifiedFace>().ToList();
        var ids = portraits.Index().ToDictionary(portrait => portrait.Item.Person, portrait => portrait.Index);
        var probes = faces.Except(portraits).ToList();
        var asked = probes.Select((face, i) => new Probe(i, i, face.Face.Embedding, face.Face.Quality.IsUsable)).ToList();
        var neighbours = new FaceNeighbours();
        neighbours.Update([.. asked.Where(probe => probe.IsUsable)]);
        var gallery = new Gallery(portraits.Select(portrait => (ids[portrait.Person], portrait.Face.Embedding)));
        var decisions = new FaceMatcher(thresholds).Match(gallery, neighbours, asked);
        var right = probes.Zip(decisions).Count(pair => pair.Second.PersonId is { } id && ids.TryGetValue(pair.First.Person, out var own) && own == id);
        var named = decisions.Count(decision => decision.PersonId is not null);
        return new PrecisionRecall(named == 0 ? 1 : right / (double)named, probes.Count == 0 ? 0 : right / (double)probes.Count);
    }

    private static ClusteringResult Clustering(List<IdentifiedFace> faces)
    {
        var members = Clusters(faces).SelectMany((cluster, number) => cluster.Select(face => (faces[face].Person, Cluster: number))).ToList();
        if (members.Count == 0)
        {
            return new ClusteringResult(0, 0, 0, 0);
        }

        var together = members.CountBy(member => member).ToDictionary();
        var inCluster = members.CountBy(member => member.Cluster).ToDictionary();
        var ofPerson = members.CountBy(member => member.Person).ToDictionary();
        var precision = members.Average(member => together[member] / (double)inCluster[member.Cluster]);
        var recall = members.Average(member => together[member] / (double)ofPerson[member.Person]);
        return new ClusteringResult(inCluster.Count, precision, recall, 2 * precision * recall / (precision + recall));
    }

    private static IEnumerable<IReadOnlyList<int>> Clusters(List<IdentifiedFace> faces)
    {
        var probes = faces.Select((face, i) => new Probe(i, i, face.Face.Embedding, face.Face.Quality.IsUsable)).ToList();
        var neighbours = new FaceNeighbours();
        neighbours.Update([.. probes.Where(probe => probe.IsUsable)]);
        return new FaceClusterer(new ClusteringThresholds()).Cluster(probes, neighbours, []).Select(group => group.FaceIds);
    }
}
