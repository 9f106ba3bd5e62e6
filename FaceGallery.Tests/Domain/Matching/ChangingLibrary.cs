using FaceGallery.Domain.Detection;
using FaceGallery.Domain.Matching;

namespace FaceGallery.Tests.Domain.Matching;

/// <summary>A library in which faces come and go, people enrol and are withdrawn, and humans and settings change their mind.</summary>
internal sealed class ChangingLibrary(int seed)
{
    private const int People = 20;
    private const int Dimensions = 32;

    private readonly Random _random = new(seed);
    private readonly List<Probe> _probes = [];
    private readonly List<(int PersonId, Embedding Face)> _enrolled = [];
    private int _lastFace;

    public RecognitionThresholds Thresholds { get; private set; } = new();

    public Gallery Gallery => new(_enrolled);

    public IReadOnlyList<Probe> Probes => _probes;

    public void Change()
    {
        for (var changes = _random.Next(1, 4); changes > 0; changes--)
        {
            ChangeOne();
        }
    }

    private void ChangeOne()
    {
        switch (_random.Next(_probes.Count < 40 ? 1 : 9))
        {
            case 0: _probes.AddRange(Enumerable.Range(0, _random.Next(1, 30)).Select(_ => Arrival(++_lastFace))); break;
            case 1: _probes.RemoveRange(_random.Next(_probes.Count - 20), _random.Next(20)); break;
            case 2: Replace(probe => Arrival(probe.FaceId)); break;
            case 3: Replace(probe => probe with { IsUsable = !probe.IsUsable }); break;
            case 4: Replace(probe => probe with { ExcludedPeople = [_random.Next(People), _random.Next(People)] }); break;
            case 5: Replace(probe => probe with { DecidedPersonId = _random.Next(2) == 0 ? _random.Next(People) : null }); break;
            case 6: Enrol(_random.Next(People)); break;
            case 7: _enrolled.RemoveAll(face => face.PersonId == _enrolled[^1].PersonId); break;
            default: Thresholds = Thresholds with { MinMatchSimilarity = 0.3f + (0.1f * _random.NextSingle()) }; break;
        }
    }

    private void Replace(Func<Probe, Probe> change)
    {
        var index = _random.Next(_probes.Count);
        _probes[index] = change(_probes[index]);
    }

    private void Enrol(int person) =>
        _enrolled.AddRange(Enumerable.Range(0, _random.Next(1, 12)).Select(_ => (person, Face(person))));

    private Probe Arrival(int id) => new(id, _random.Next(60), Face(_random.Next(People)), _random.Next(20) > 0);

    /// <summary>Faces of a person resemble each other at about 0.8, strangers by chance.</summary>
    private Embedding Face(int person)
    {
        var of = new Random(person);
        var vector = new float[Dimensions];
        for (var i = 0; i < Dimensions; i++)
        {
            vector[i] = of.NextSingle() - 0.5f + (0.5f * (_random.NextSingle() - 0.5f));
        }

        return Embedding.FromOutput("drawn", vector);
    }
}
