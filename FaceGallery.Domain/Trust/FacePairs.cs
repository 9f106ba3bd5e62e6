namespace FaceGallery.Domain.Trust;

/// <summary>Compares each confirmed face with each other one, once, on all cores.</summary>
internal static class FacePairs
{
    /// <summary>Faces compared with as many others at a time: both blocks together stay in a core's cache.</summary>
    private const int Block = 256;

    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static PairTally Compare(FaceMatrix faces, CancellationToken cancellationToken)
    {
        var people = faces.Faces.Select(face => face.PersonId).ToArray();
        var photos = faces.Faces.Select(face => face.PhotoId).ToArray();
        var usable = faces.Faces.Select(face => face.IsUsable).ToArray();
        var all = new PairTally(people);
        Parallel.ForEach(
            Tiles(faces.Count),
            new ParallelOptions { CancellationToken = cancellationToken },
            () => new PairTally(people),
            (tile, _, tally) =>
            {
                for (var face = tile.Row; face < Math.Min(tile.Row + Block, faces.Count); face++)
                {
                    for (var other = Math.Max(tile.Column, face + 1); other < Math.Min(tile.Column + Block, faces.Count); other++)
                    {
                        if (photos[face] != photos[other] && (usable[face] || usable[other]))
                        {
                            tally.Add(face, other, faces.Similarity(face, other));
                        }
                    }
                }

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

    /// <summary>First faces of the blocks of rows and columns of the half above the diagonal.</summary>
    private static IEnumerable<(int Row, int Column)> Tiles(int count)
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
