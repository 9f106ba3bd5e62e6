using FaceGallery.Domain.Detection;

namespace FaceGallery.Web.Commands.Evaluate;

/// <summary>Measures verification as LFW's protocol does (Huang et al. 2007, "unrestricted, labelled outside data").</summary>
public static class PairsEvaluation
{
    private const float NoFace = -1;

    /// <param name="pairs">At least one.</param>
    /// <param name="faces">The face of each photo of the pairs; null where there is none.</param>
    public static PairsResult Evaluate(IReadOnlyList<LabelledPair> pairs, IReadOnlyDictionary<string, Embedding?> faces)
    {
        var judged = pairs.Select(pair => new Judged(Similarity(faces[pair.First], faces[pair.Second]), pair.Same, pair.Fold)).ToList();
        var best = BestThreshold(judged);
        var withoutFace = pairs.SelectMany(pair => new[] { pair.First, pair.Second }).Distinct().Count(photo => faces[photo] is null);
        var tarAtFar = new Dictionary<string, double> { ["0.01"] = TarAtFar(judged, 0.01), ["0.001"] = TarAtFar(judged, 0.001) };
        return new PairsResult(pairs.Count, Accuracy(judged, best), best, tarAtFar, withoutFace);
    }

    private static float Similarity(Embedding? first, Embedding? second) =>
        first is null || second is null ? NoFace : first.Similarity(second);

    private static double Accuracy(List<Judged> pairs, double best)
    {
        var folds = pairs.GroupBy(pair => pair.Fold).ToList();
        return folds.Count == 1
            ? Share(pairs, best)
            : folds.Average(fold => Share([.. fold], BestThreshold([.. pairs.Where(pair => pair.Fold != fold.Key)])));
    }

    private static double Share(List<Judged> pairs, double threshold) =>
        pairs.Count(pair => pair.Same == pair.Similarity >= threshold) / (double)pairs.Count;

    /// <summary>The middle of the gap between two similarities at which most pairs are right; of equally good gaps the widest.</summary>
    private static double BestThreshold(List<Judged> pairs)
    {
        var ranked = pairs.OrderByDescending(pair => pair.Similarity).ToList();
        var right = ranked.Count(pair => !pair.Same);
        var best = (Right: right, Gap: 0f, Threshold: ranked[0].Similarity + 0.001);
        for (var i = 0; i < ranked.Count; i++)
        {
            right += ranked[i].Same ? 1 : -1;
            var next = i + 1 < ranked.Count ? ranked[i + 1].Similarity : NoFace;
            var gap = ranked[i].Similarity - next;
            if (gap > 0 && (right, gap).CompareTo((best.Right, best.Gap)) > 0)
            {
                best = (right, gap, (ranked[i].Similarity + next) / 2);
            }
        }

        return best.Threshold;
    }

    /// <summary>The threshold lies just above the first different pair that may no longer be accepted.</summary>
    private static double TarAtFar(List<Judged> pairs, double far)
    {
        var different = pairs.Where(pair => !pair.Same).Select(pair => pair.Similarity).OrderDescending().ToList();
        var same = pairs.Where(pair => pair.Same).ToList();
        var allowed = (int)(different.Count * far);
        var limit = allowed < different.Count ? different[allowed] : NoFace;
        return same.Count == 0 ? 0 : same.Count(pair => pair.Similarity > limit) / (double)same.Count;
    }

    private readonly record struct Judged(float Similarity, bool Same, int Fold);
}
