using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace FaceGallery.Domain.Recognition;

/// <summary>
/// A few vectors side by side, so that others are compared with all of them at once. Each product is summed in the order of the dimensions,
/// whoever stands beside it: a similarity does not depend on how the work was divided, nor on which of the two faces was asked.
/// </summary>
/// <param name="dimensions">Length of each vector.</param>
internal sealed class SimilarityTile(int dimensions)
{
    /// <summary>Vectors in a tile. With 128 dimensions they fill half of a core's first cache, and the sums of two others with them its registers.</summary>
    public const int Width = 32;

    private const int Lanes = 8;

    private readonly float[] _rows = new float[dimensions * Width];
    private readonly float[] _first = new float[Width];
    private readonly float[] _second = new float[Width];

    /// <summary>Similarity of each row to the first vector that was compared.</summary>
    public ReadOnlySpan<float> First => _first;

    /// <summary>Similarity of each row to the second.</summary>
    public ReadOnlySpan<float> Second => _second;

    /// <summary>Puts a vector into the tile.</summary>
    public void Set(int row, ReadOnlySpan<float> vector)
    {
        for (var dimension = 0; dimension < dimensions; dimension++)
        {
            _rows[(dimension * Width) + row] = vector[dimension];
        }
    }

    /// <summary>Compares two vectors with all rows: two at once keep the processor's multipliers busy.</summary>
    public void Compare(ReadOnlySpan<float> first, ReadOnlySpan<float> second)
    {
        Vector256<float> first0 = default, first1 = default, first2 = default, first3 = default;
        Vector256<float> second0 = default, second1 = default, second2 = default, second3 = default;
        ref var rows = ref MemoryMarshal.GetArrayDataReference(_rows);
        for (var dimension = 0; dimension < first.Length && dimension < second.Length; dimension++)
        {
            var (one, two) = (Vector256.Create(first[dimension]), Vector256.Create(second[dimension]));
            var at = (nuint)(dimension * Width);
            var row = Vector256.LoadUnsafe(ref rows, at);
            (first0, second0) = (Vector256.MultiplyAddEstimate(one, row, first0), Vector256.MultiplyAddEstimate(two, row, second0));
            row = Vector256.LoadUnsafe(ref rows, at + Lanes);
            (first1, second1) = (Vector256.MultiplyAddEstimate(one, row, first1), Vector256.MultiplyAddEstimate(two, row, second1));
            row = Vector256.LoadUnsafe(ref rows, at + (2 * Lanes));
            (first2, second2) = (Vector256.MultiplyAddEstimate(one, row, first2), Vector256.MultiplyAddEstimate(two, row, second2));
            row = Vector256.LoadUnsafe(ref rows, at + (3 * Lanes));
            (first3, second3) = (Vector256.MultiplyAddEstimate(one, row, first3), Vector256.MultiplyAddEstimate(two, row, second3));
        }

        Store(_first, first0, first1, first2, first3);
        Store(_second, second0, second1, second2, second3);
    }

    private static void Store(float[] to, Vector256<float> a, Vector256<float> b, Vector256<float> c, Vector256<float> d)
    {
        a.CopyTo(to);
        b.CopyTo(to, Lanes);
        c.CopyTo(to, 2 * Lanes);
        d.CopyTo(to, 3 * Lanes);
    }
}
