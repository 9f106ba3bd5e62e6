using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using FaceGallery.Domain.Detection;

namespace FaceGallery.Domain.Matching;

/// <summary>
/// A few faces side by side, so that others are compared with all of them at once, as <see cref="Embedding.Similarity"/> does with two. Each
/// product is summed in the order of the dimensions, whoever stands beside it: a similarity does not depend on how the work was divided, nor
/// on which of the two faces was asked.
/// </summary>
/// <param name="dimensions">Length of each vector.</param>
internal sealed class SimilarityTile(int dimensions)
{
    /// <summary>Faces in a tile. With 128 dimensions they fill half of a core's first cache, and the sums of two others with them its registers.</summary>
    public const int Width = 32;

    private const int Lanes = 8;

    private readonly float[] _rows = new float[dimensions * Width];
    private readonly float[] _commonness = new float[Width];
    private readonly float[] _first = new float[Width];
    private readonly float[] _second = new float[Width];

    /// <summary>Similarity of each row to the first face that was compared.</summary>
    public ReadOnlySpan<float> First => _first;

    /// <summary>Similarity of each row to the second.</summary>
    public ReadOnlySpan<float> Second => _second;

    /// <summary>Puts a face into the tile.</summary>
    public void Set(int row, Embedding face)
    {
        _commonness[row] = face.Commonness;
        var vector = face.Vector;
        for (var dimension = 0; dimension < dimensions; dimension++)
        {
            _rows[(dimension * Width) + row] = vector[dimension];
        }
    }

    /// <summary>Compares two faces with all rows: two at once keep the processor's multipliers busy.</summary>
    public void Compare(Embedding firstFace, Embedding secondFace)
    {
        var first = firstFace.Vector;
        var second = secondFace.Vector;
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

        Store(_first, firstFace.Commonness, first0, first1, first2, first3);
        Store(_second, secondFace.Commonness, second0, second1, second2, second3);
    }

    private void Store(float[] to, float commonness, Vector256<float> a, Vector256<float> b, Vector256<float> c, Vector256<float> d)
    {
        var own = Vector256.Create(commonness);
        ref var rows = ref MemoryMarshal.GetArrayDataReference(_commonness);
        (a - (own + Vector256.LoadUnsafe(ref rows))).CopyTo(to);
        (b - (own + Vector256.LoadUnsafe(ref rows, Lanes))).CopyTo(to, Lanes);
        (c - (own + Vector256.LoadUnsafe(ref rows, 2 * Lanes))).CopyTo(to, 2 * Lanes);
        (d - (own + Vector256.LoadUnsafe(ref rows, 3 * Lanes))).CopyTo(to, 3 * Lanes);
    }
}
