using FaceGallery.Domain.Calibration;

namespace FaceGallery.Web.Commands.Evaluate;

/// <summary>From which similarity on a model takes two photos for one person, so that no more than a stated share of pairs of different people are.</summary>
public static class ThresholdsEvaluation
{
    /// <summary>
    /// What the settings of the default model stand for: <c>MinSuggestSimilarity</c> and <c>MinNeighbourSimilarity</c> about one in 1,000, <c>MinSupportSimilarity</c> one in 30,000,
    /// <c>MinMatchSimilarity</c> one in 57,000 (docs/measurements.md).
    /// </summary>
    private static readonly double[] Rates = [1 / 100.0, 1 / 1000.0, 1 / 10_000.0, 1 / 30_000.0, 1 / 57_000.0, 1 / 500_000.0];

    /// <param name="faces">One a photo, with the person that it shows.</param>
    public static ThresholdsResult Evaluate(IReadOnlyList<IdentifiedFace> faces)
    {
        var usable = faces.Where(face => face.Face.Quality.IsUsable).ToList();
        var (same, different) = (new Hundredths(), new Hundredths());
        for (var i = 0; i < usable.Count; i++)
        {
            for (var other = 0; other < i; other++)
            {
                (usable[i].Person == usable[other].Person ? same : different).Add(usable[i].Face.Embedding.Similarity(usable[other].Face.Embedding));
            }
        }

        return new ThresholdsResult(
            usable.Select(face => face.Person).Distinct().Count(), usable.Count, same.Count, different.Count, [.. Rates.Select(rate => At(rate, same, different))]);
    }

    private static RatedThreshold At(double rate, Hundredths same, Hundredths different)
    {
        var threshold = different.Least(pairs => pairs <= different.Count * rate);
        return new RatedThreshold(
            rate,
            threshold / 100f,
            different.Least(pairs => new ErrorRate(pairs, different.Count).AtMost <= rate) / 100f,
            threshold is { } reached ? new ErrorRate(different.From(reached), different.Count) : null,
            threshold is { } missed ? new ErrorRate(same.Count - same.From(missed), same.Count) : null);
    }

    /// <summary>How many pairs have which similarity, in hundredths, as settings are given: of millions of pairs no more need be kept.</summary>
    private sealed class Hundredths
    {
        /// <summary>Less what is common to two faces, or more where that is below nothing, a cosine may leave −1 to 1 a little.</summary>
        private const int Most = 150;

        private readonly int[] _pairs = new int[(2 * Most) + 1];

        public int Count { get; private set; }

        public void Add(float similarity)
        {
            _pairs[Math.Clamp((int)MathF.Floor(similarity * 100), -Most, Most) + Most]++;
            Count++;
        }

        /// <summary>Pairs of at least so many hundredths.</summary>
        public int From(int hundredths) => _pairs.AsSpan(hundredths + Most).ToArray().Sum();

        /// <summary>The least similarity at which so few pairs are that or above as is said; null where there are too few to say so.</summary>
        public int? Least(Func<int, bool> isFew)
        {
            var (least, above) = (default(int?), 0);
            for (var hundredths = Most; hundredths >= -Most && isFew(above + _pairs[hundredths + Most]); hundredths--)
            {
                above += _pairs[hundredths + Most];
                least = hundredths;
            }

            return Count == 0 ? null : least;
        }
    }
}

/// <param name="People">With a usable face.</param>
/// <param name="Faces">Usable ones, one a photo.</param>
/// <param name="SamePairs">Pairs of photos of one person. Pairs share photos, so they say less than as many independent ones.</param>
/// <param name="DifferentPairs">Pairs of photos of two people.</param>
public sealed record ThresholdsResult(int People, int Faces, int SamePairs, int DifferentPairs, IReadOnlyList<RatedThreshold> Thresholds);

/// <param name="FalseMatchRate">Share of pairs of different people that may reach it.</param>
/// <param name="Threshold">From which on no more do here; null where there are no such pairs.</param>
/// <param name="SureThreshold">From which on no more do with 95 % confidence (Wilson); null where there are too few pairs to say so.</param>
/// <param name="FalseMatches">At <paramref name="Threshold"/>, with the bound.</param>
/// <param name="Misses">Pairs of one person that stay below it.</param>
public sealed record RatedThreshold(double FalseMatchRate, float? Threshold, float? SureThreshold, ErrorRate? FalseMatches, ErrorRate? Misses);
