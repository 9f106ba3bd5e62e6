using System.Numerics;

namespace FaceGallery.Domain.Matching;

/// <summary>Compares the faces that must look for neighbours with all, some tiles of them at a time, on all cores.</summary>
internal sealed class NeighbourSearch
{
    /// <summary>Tiles that meet each block of faces while it is in a core's cache: all faces are read from memory once for them.</summary>
    private const int MostTiles = 8;

    /// <summary>Faces in a block: with 128 dimensions 32 KiB.</summary>
    private const int BlockSize = 64;

    /// <summary>Each core should have so many turns at least, so that none has nothing to do in the end.</summary>
    private const int LeastTurns = 4;

    private readonly int _looking;
    private readonly int _tiles;
    private readonly NeighbourList[] _lists;

    /// <summary>Those who look come first: two of them are then compared once, by the earlier one.</summary>
    private NeighbourSearch(IReadOnlyCollection<NeighbourList> lists)
    {
        _lists = [.. lists.Where(list => list.MustLook), .. lists.Where(list => !list.MustLook)];
        _looking = lists.Count(list => list.MustLook);
        _tiles = Math.Clamp(_looking / (SimilarityTile.Width * LeastTurns * Environment.ProcessorCount), 1, MostTiles);
    }

    private int Rows => _tiles * SimilarityTile.Width;

    public static void Run(IReadOnlyCollection<NeighbourList> lists)
    {
        var search = new NeighbourSearch(lists);
        Parallel.For(0, (search._looking + search.Rows - 1) / search.Rows, AllCores.Until(CancellationToken.None), search.NewTurn, search.Look, _ => { });
        foreach (var list in lists)
        {
            list.Publish();
        }
    }

    private Turn NewTurn() => new(_lists[0].Face.Embedding.Vector.Length, _tiles);

    private Turn Look(int number, ParallelLoopState state, Turn turn)
    {
        var start = number * Rows;
        var end = Math.Min(start + Rows, _looking);
        for (var row = start; row < end; row++)
        {
            turn.Tiles[(row - start) / SimilarityTile.Width].Set((row - start) % SimilarityTile.Width, _lists[row].Face.Embedding);
        }

        for (var first = start; first < _lists.Length; first += BlockSize)
        {
            var others = _lists.AsSpan(first, Math.Min(BlockSize, _lists.Length - first));
            for (var place = 0; place < others.Length; place++)
            {
                turn.Block.Set(place, others[place].Face.Embedding);
            }

            for (var row = start; row < end; row += SimilarityTile.Width)
            {
                var rows = _lists.AsSpan(row, Math.Min(SimilarityTile.Width, end - row));
                Compare(turn.Tiles[(row - start) / SimilarityTile.Width], rows, row, turn.Block, others, first);
            }
        }

        return turn;
    }

    private static void Compare(SimilarityTile tile, ReadOnlySpan<NeighbourList> rows, int row, FaceBlock block, ReadOnlySpan<NeighbourList> others, int first)
    {
        for (var place = 0; place < others.Length; place += FaceBlock.AtOnce)
        {
            tile.Compare(block, place);
            for (var one = place; one < Math.Min(place + FaceBlock.AtOnce, others.Length); one++)
            {
                // Of those who look each meets those before it.
                var met = Math.Clamp(first + one - row, 0, rows.Length);
                var similarities = tile.Of(one - place);
                for (var near = SimilarityTile.AtLeast(similarities[..met], FaceNeighbours.MinSimilarity); near != 0; near &= near - 1)
                {
                    var at = BitOperations.TrailingZeroCount(near);
                    Offer(rows[at], others[one], similarities[at]);
                }
            }
        }
    }

    private static void Offer(NeighbourList looking, NeighbourList other, float similarity)
    {
        if (looking.Face.PhotoId == other.Face.PhotoId || looking.Face.Embedding.IsCopyOf(other.Face.Embedding, similarity))
        {
            return;
        }

        looking.Offer(new Neighbour(other.Face.FaceId, similarity));

        // One that does not look still has whom it knew; only a new face is news to it.
        if (other.MustLook || looking.IsNew)
        {
            other.Offer(new Neighbour(looking.Face.FaceId, similarity));
        }
    }

    /// <summary>What a thread has of its own.</summary>
    private sealed class Turn(int dimensions, int tiles)
    {
        public SimilarityTile[] Tiles { get; } = [.. Enumerable.Range(0, tiles).Select(_ => new SimilarityTile(dimensions))];

        public FaceBlock Block { get; } = new(BlockSize, dimensions);
    }
}
