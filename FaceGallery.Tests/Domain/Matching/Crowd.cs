using FaceGallery.Domain.Detection;
using FaceGallery.Domain.Matching;

namespace FaceGallery.Tests.Domain.Matching;

/// <summary>
/// Faces of many people, drawn as the default embedder spreads them: in 96 dimensions two strangers differ by a standard deviation of 0.1 around
/// similarity 0, and two faces of one person have 0.66 on average.
/// </summary>
internal sealed class Crowd(int seed)
{
    private const int Dimensions = 96;

    /// <summary>Of a face's own to what it shares with all faces of the person.</summary>
    private const double Spread = 0.7;

    private readonly Random _random = new(seed);
    private int _faces;

    /// <summary>Each face in a photo of its own; person by person.</summary>
    public List<Probe> People(int count, int faces) => [.. Enumerable.Range(0, count).SelectMany(_ => Person(faces))];

    private List<Probe> Person(int faces)
    {
        var self = Direction();
        return [.. Enumerable.Range(0, faces).Select(_ => Face([.. self.Zip(Direction(), (shared, own) => (float)(shared + (Spread * own)))]))];
    }

    private Probe Face(float[] output) => new(++_faces, _faces, Embedding.FromOutput("drawn", output), IsUsable: true);

    /// <summary>Normal numbers (Box and Muller), so that no direction is likelier than another.</summary>
    private double[] Direction() =>
        [.. Enumerable.Range(0, Dimensions).Select(_ => Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble()))];
}
