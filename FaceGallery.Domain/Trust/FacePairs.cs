namespace FaceGallery.Domain.Trust;

/// <summary>Compares each confirmed face with each other one, once, on all cores.</summary>
internal static class FacePairs
{
    /// <summary>Faces compared with as many others at a time: both blocks together stay in a core's cache.</summary>
    private const int Block = 64 * FaceMatrix.Together;

    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static PairTally Compare(FaceMatrix matrix, CancellationToken cancellationToken)
    {
        var all = new PairTally(matrix.Faces);
        Parallel.ForEach(
            Blocks(matrix.Faces.Count),
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken },
            () => new PairTally(matrix.Faces),
            (block, _, tally) =>
            {
                Compare(matrix, block.Row, block.Column, tally);
                return tally;
            },
            tally =>
            {
                lock (all)
                {
                    all.Add(tally);
                }
            });
        return all;
    }

    private static void Compare(FaceMatrix matrix, int row, int column, PairTally tally)
    {
        Span<float> similarities = stackalloc float[Block];
        var end = Math.Min(column + Block, matrix.Faces.Count);
        for (var face = row; face < Math.Min(row + Block, matrix.Faces.Count); face++)
        {
            var first = Math.Max(column, face + 1);
            matrix.Similarities(face, first, end - first, similarities);
            for (var other = first; other < end; other++)
            {
                tally.Add(face, other, similarities[other - first]);
            }
        }
    }

    /// <summary>First faces of the blocks of the half above the diagonal.</summary>
    private static IEnumerable<(int Row, int Column)> Blocks(int count)
    {
        for (var row = 0; row < count; row += Block)
        {
            for (var column = row; column < count; column += Block)
            {
                yield return (row, column);
            }
        }
    }
}
