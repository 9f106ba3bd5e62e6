using FaceGallery.Domain.Matching;

namespace FaceGallery.Web.Commands.Evaluate;

/// <summary>Which faces get a name when a single one is known.</summary>
internal sealed class LoneExample
{
    /// <summary>Any number but that of a face will do.</summary>
    private const int Somebody = 1;

    private readonly FaceMatcher _matcher;
    private readonly FaceNeighbours _neighbours = new();
    private readonly IReadOnlyList<Probe> _probes;

    /// <param name="probes">The face of each is its place among them.</param>
    public LoneExample(RecognitionThresholds thresholds, IReadOnlyList<Probe> probes)
    {
        (_matcher, _probes) = (new FaceMatcher(thresholds), probes);
        _neighbours.Update([.. probes.Where(probe => probe.IsUsable)]);
    }

    public FaceNeighbours Neighbours => _neighbours;

    /// <summary>The other faces that get the name of the one that is enrolled, whatever its quality. Safe to call from several threads at once.</summary>
    public IReadOnlyList<int> NamedBy(int face)
    {
        var asked = _probes.ToList();
        asked[face] = asked[face] with { DecidedPersonId = Somebody };
        var decisions = _matcher.Match(new Gallery([(Somebody, _probes[face].Embedding)]), _neighbours, asked);
        return [.. decisions.Index().Where(decision => decision.Index != face && decision.Item.PersonId == Somebody).Select(decision => decision.Index)];
    }
}
