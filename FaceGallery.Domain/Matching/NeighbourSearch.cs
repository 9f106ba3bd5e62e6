namespace FaceGallery.Domain.Matching;

/// <summary>Compares the faces that must look for neighbours with all, a tile of them at a time, on all cores.</summary>
internal sealed class NeighbourSearch
{
    private readonly int _looking;
    private readonly NeighbourList[] _lists;

    /// <summary>Those who look come first: two of them are then compared once, by the earlier one.</summary>
    private NeighbourSearch(IReadOnlyCollection<NeighbourList> lists)
    {
        _lists = [.. lists.Where(list => list.MustLook), .. lists.Where(list => !list.MustLook)];
        _looking = lists.Count(list => list.MustLook);
    }

    public static void Run(IReadOnlyCollection<NeighbourList> lists)
    {
        var search = new NeighbourSearch(lists);
        var tiles = (search._looking + SimilarityTile.Width - 1) / SimilarityTile.Width;
        Parallel.For(0, tiles, search.NewTile, search.Look, _ => { });
        foreach (var list in lists)
        {
            list.Publish();
        }
    }

    private SimilarityTile NewTile() => new(_lists[0].Face.Embedding.Vector.Length);

    private SimilarityTile Look(int number, ParallelLoopState state, SimilarityTile tile)
    {
        var start = number * SimilarityTile.Width;
        var rows = _lists.AsSpan(start, Math.Min(SimilarityTile.Width, _looking - start));
        for (var row = 0; row < rows.Length; row++)
        {
            tile.Set(row, rows[row].Face.Embedding);
        }

        for (var i = start; i < _lists.Length; i += 2)
        {
            var (first, second) = (_lists[i], _lists[Math.Min(i + 1, _lists.Length - 1)]);
            tile.Compare(first.Face.Embedding, second.Face.Embedding);
            Offer(rows[..Math.Min(rows.Length, i - start)], first, tile.First);
            if (first != second)
            {
                Offer(rows[..Math.Min(rows.Length, i + 1 - start)], second, tile.Second);
            }
        }

        return tile;
    }

    private static void Offer(Span<NeighbourList> rows, NeighbourList other, ReadOnlySpan<float> similarities)
    {
        for (var row = 0; row < rows.Length; row++)
        {
            if (similarities[row] >= FaceNeighbours.MinSimilarity && rows[row].Face.PhotoId != other.Face.PhotoId
                && !rows[row].Face.Embedding.IsCopyOf(other.Face.Embedding, similarities[row]))
            {
                Offer(rows[row], other, similarities[row]);
            }
        }
    }

    /// <summary>One that does not look still has whom it knew; only a new face is news to it.</summary>
    private static void Offer(NeighbourList looking, NeighbourList other, float similarity)
    {
        looking.Offer(new Neighbour(other.Face.FaceId, similarity));
        if (other.MustLook || looking.IsNew)
        {
            other.Offer(new Neighbour(looking.Face.FaceId, similarity));
        }
    }
}
