using FaceGallery.Domain.Detection;

namespace FaceGallery.Domain.Matching;

/// <summary>How much each of a person's faces is like the others: a face that is somebody else's stands out.</summary>
public static class FaceLikeness
{
    /// <summary>
    /// Most similar others that count. One look of a person (a beard, dark glasses, a profile) is seldom in fewer photos; strangers who
    /// were named by mistake seldom are in more.
    /// </summary>
    public const int Others = 5;

    /// <summary>The mean similarity of each face to the <see cref="Others"/> most similar others. Copies of its picture say nothing of it.</summary>
    /// <param name="faces">All of one model.</param>
    /// <returns>In the order of the faces; null for a face that has no others.</returns>
    public static IReadOnlyList<float?> Of(IReadOnlyList<Embedding> faces, CancellationToken cancellationToken)
    {
        var likeness = new float?[faces.Count];
        var tiles = (faces.Count + SimilarityTile.Width - 1) / SimilarityTile.Width;
        Parallel.For(
            0, tiles, AllCores.Until(cancellationToken),
            () => new SimilarityTile(faces[0].Vector.Length),
            (number, _, tile) => Compare(faces, number * SimilarityTile.Width, tile, likeness),
            _ => { });
        return likeness;
    }

    private static SimilarityTile Compare(IReadOnlyList<Embedding> faces, int start, SimilarityTile tile, float?[] likeness)
    {
        var rows = new MostAlike[Math.Min(SimilarityTile.Width, faces.Count - start)];
        for (var row = 0; row < rows.Length; row++)
        {
            rows[row] = new MostAlike();
            tile.Set(row, faces[start + row]);
        }

        for (var i = 0; i < faces.Count; i += 2)
        {
            var second = Math.Min(i + 1, faces.Count - 1);
            tile.Compare(faces[i], faces[second]);
            Offer(faces, start, rows, i, tile.First);
            if (second != i)
            {
                Offer(faces, start, rows, second, tile.Second);
            }
        }

        for (var row = 0; row < rows.Length; row++)
        {
            likeness[start + row] = rows[row].Mean;
        }

        return tile;
    }

    private static void Offer(IReadOnlyList<Embedding> faces, int start, MostAlike[] rows, int other, ReadOnlySpan<float> similarities)
    {
        for (var row = 0; row < rows.Length; row++)
        {
            if (similarities[row] > rows[row].Least && start + row != other && !faces[start + row].IsCopyOf(faces[other], similarities[row]))
            {
                rows[row].Add(similarities[row]);
            }
        }
    }

    /// <summary>The highest similarities seen so far, highest first.</summary>
    private sealed class MostAlike
    {
        private readonly float[] _best = new float[Others];
        private int _count;

        /// <summary>What is not above it does not count.</summary>
        public float Least { get; private set; } = float.NegativeInfinity;

        public float? Mean => _count == 0 ? null : _best.AsSpan(0, _count).ToArray().Average();

        public void Add(float similarity)
        {
            var place = Math.Min(_count, Others - 1);
            for (; place > 0 && _best[place - 1] < similarity; place--)
            {
                _best[place] = _best[place - 1];
            }

            _best[place] = similarity;
            _count = Math.Min(_count + 1, Others);
            Least = _count < Others ? float.NegativeInfinity : _best[^1];
        }
    }
}
