using System.Runtime.InteropServices;

namespace FaceGallery.Domain.Recognition;

/// <summary>
/// Groups faces of which nobody is known: Chinese whispers (Biemann 2006) on the graph of similar faces. Faces are visited in an order of
/// their own, so the groups do not depend on the order of arrival.
/// </summary>
public static class FaceClusterer
{
    /// <summary>
    /// Least similarity of neighbours among a thousand faces, and how much more a tenfold number of faces needs: with their number grows
    /// the number of strangers who chance to look alike. On LFW one such pair in 10,000 reaches 0.42, and 0.08 more make it ten times rarer.
    /// </summary>
    private const float SimilarityOfThousand = 0.42f;

    private const float SimilarityPerTenfold = 0.08f;

    /// <summary>Among fewer faces, too: below it two of the sixteen people of photos/identities merge.</summary>
    private const float LeastSimilarity = 0.42f;

    private const int MaxRounds = 30;

    /// <summary>The cluster of each face, in their order; clusters are numbered from 0 by their first face.</summary>
    /// <param name="faces">All of one model.</param>
    public static IReadOnlyList<int> Cluster(IReadOnlyList<Embedding> faces)
    {
        var order = Enumerable.Range(0, faces.Count).Order(Comparer<int>.Create((a, b) => Compare(faces[a], faces[b]))).ToArray();
        var neighbours = Neighbours([.. order.Select(face => faces[face])]);
        var labels = Whisper(neighbours);
        var clusters = new int[faces.Count];
        for (var i = 0; i < order.Length; i++)
        {
            clusters[order[i]] = labels[i];
        }

        return Renumber(clusters);
    }

    private static int Compare(Embedding first, Embedding second) => first.Vector.SequenceCompareTo(second.Vector);

    private static float MinSimilarity(int faces) =>
        Math.Max(LeastSimilarity, SimilarityOfThousand + (SimilarityPerTenfold * MathF.Log10(Math.Max(faces, 1) / 1000f)));

    private static List<(int Face, float Weight)>[] Neighbours(Embedding[] faces)
    {
        var least = MinSimilarity(faces.Length);
        var neighbours = new List<(int Face, float Weight)>[faces.Length];
        Parallel.For(0, faces.Length, i =>
        {
            neighbours[i] = [];
            for (var j = 0; j < faces.Length; j++)
            {
                if (j != i && faces[i].Similarity(faces[j]) is var similarity && similarity >= least)
                {
                    neighbours[i].Add((j, similarity));
                }
            }
        });
        return neighbours;
    }

    /// <summary>Each face takes the label that weighs most among its neighbours, until none changes.</summary>
    private static int[] Whisper(List<(int Face, float Weight)>[] neighbours)
    {
        var labels = Enumerable.Range(0, neighbours.Length).ToArray();
        var weights = new Dictionary<int, float>();
        for (var (round, changed) = (0, true); changed && round < MaxRounds; round++)
        {
            changed = false;
            for (var i = 0; i < labels.Length; i++)
            {
                var heaviest = Heaviest(neighbours[i], labels, weights, labels[i]);
                changed |= heaviest != labels[i];
                labels[i] = heaviest;
            }
        }

        return labels;
    }

    private static int Heaviest(List<(int Face, float Weight)> neighbours, int[] labels, Dictionary<int, float> weights, int own)
    {
        weights.Clear();
        foreach (var (face, weight) in neighbours)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(weights, labels[face], out _) += weight;
        }

        return weights.Count == 0 ? own : weights.OrderByDescending(label => label.Value).ThenBy(label => label.Key).First().Key;
    }

    private static int[] Renumber(int[] labels)
    {
        var numbers = new Dictionary<int, int>();
        return [.. labels.Select(label => numbers.TryGetValue(label, out var number) ? number : numbers[label] = numbers.Count)];
    }
}
