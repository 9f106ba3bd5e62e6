using FaceGallery.Domain.Detection;
using FaceGallery.Domain.Matching;

namespace FaceGallery.Web.Commands.Evaluate;

/// <summary>
/// Measures what poor faces would do as examples: each is enrolled alone as a new person, against the rule that keeps it from being one
/// (<see cref="FaceQuality.ExampleFlaws"/>), and the others that get its name are counted.
/// </summary>
public sealed class ExamplesEvaluation(RecognitionThresholds thresholds)
{
    /// <summary>Faces that are tried, drawn at random.</summary>
    private const int Count = 200;

    /// <param name="faces">In any order.</param>
    public ExamplesResult Evaluate(IReadOnlyList<ExampleFace> faces)
    {
        var ordered = faces.OrderBy(face => face.Photo, StringComparer.Ordinal).ThenBy(face => face.Face.Detection.Box.X).ToList();
        var photos = ordered.Select(face => face.Photo).Distinct().Index().ToDictionary(photo => photo.Item, photo => photo.Index);
        var lone = new LoneExample(
            thresholds, [.. ordered.Select((face, i) => new Probe(i, photos[face.Photo], face.Face.Embedding, face.Face.Quality.IsUsable))]);
        return new ExamplesResult(ordered.Count, Tried(face => !face.Face.Quality.IsExample), Tried(face => face.Face.Quality.IsExample));

        ExampleTrials Tried(Predicate<ExampleFace> isWanted)
        {
            var wanted = ordered.Index().Where(face => isWanted(face.Item)).Select(face => face.Index).ToArray();
            new Random(1).Shuffle(wanted);
            var named = wanted.Take(Count).AsParallel().AsOrdered().Select(face => lone.NamedBy(face).Count(other => IsFalse(ordered[face], ordered[other]))).Order().ToList();
            return new ExampleTrials(
                wanted.Length, named.Count, named.Count == 0 ? 0 : named[named.Count / 2], named.Count == 0 ? 0 : named[^1], named.Sum(), named.Count(names => names > 0));
        }
    }

    private static bool IsFalse(ExampleFace face, ExampleFace other) => other.Person is not null && other.Person != face.Person;
}

/// <summary>A face that may be an example.</summary>
/// <param name="Person">Whose it is; null for somebody in a crowd, of whom nobody knows whether they return.</param>
public sealed record ExampleFace(string? Person, string Photo, AnalysedFace Face);

/// <param name="Poor">Faces that are no examples, were they used all the same.</param>
/// <param name="Clear">The others, for comparison.</param>
public sealed record ExamplesResult(int Faces, ExampleTrials Poor, ExampleTrials Clear);

/// <summary>Faces that were enrolled alone, one after the other. A name that somebody in a crowd gives to a known person counts as false, though some are right; one that is given to somebody in a crowd does not count.</summary>
/// <param name="Faces">How many there are.</param>
/// <param name="Tried">How many of them were enrolled.</param>
/// <param name="Median">False names of one.</param>
/// <param name="Worst">The most false names of one.</param>
/// <param name="FalseNames">Of all together.</param>
/// <param name="Naming">How many of them give a false name.</param>
public sealed record ExampleTrials(int Faces, int Tried, int Median, int Worst, int FalseNames, int Naming);
