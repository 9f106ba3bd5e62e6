using FaceGallery.Domain.Matching;

namespace FaceGallery.Domain.Calibration;

/// <summary>Compares each confirmed face with each other one, on all cores.</summary>
internal static class FacePairs
{
    /// <returns>How similar the pairs are, and whom each face resembles, by its place in the matrix.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static (PairTally Pairs, Resemblance[] Resemblances) Compare(FaceMatrix matrix, CancellationToken cancellationToken)
    {
        var (all, resemblances) = (new PairTally(), new Resemblance[matrix.Faces.Count]);
        Parallel.For(
            0,
            (matrix.Faces.Count + FaceComparison.Rows - 1) / FaceComparison.Rows,
            AllCores.Until(cancellationToken),
            () => new FaceComparison(matrix, resemblances),
            (block, _, comparison) =>
            {
                comparison.Compare(block * FaceComparison.Rows);
                return comparison;
            },
            comparison =>
            {
                lock (all)
                {
                    all.Add(comparison.Pairs);
                }
            });
        return (all, resemblances);
    }
}
