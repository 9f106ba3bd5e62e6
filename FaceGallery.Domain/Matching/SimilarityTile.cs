using System.Runtime.CompilerServices;
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
    private readonly float[] _block = new float[FaceBlock.AtOnce * Width];

    /// <summary>Similarity of each row to the first face that was compared.</summary>
    public ReadOnlySpan<float> First => _first;

    /// <summary>Similarity of each row to the second.</summary>
    public ReadOnlySpan<float> Second => _second;

    /// <summary>Similarity of each row to one of the faces of a block that were compared last.</summary>
    public ReadOnlySpan<float> Of(int place) => _block.AsSpan(place * Width, Width);

    /// <returns>A bit for each of up to <see cref="Width"/> similarities that is so high.</returns>
    public static uint AtLeast(ReadOnlySpan<float> similarities, float least)
    {
        var (bits, place) = (0u, 0);
        for (; place + Lanes <= similarities.Length; place += Lanes)
        {
            bits |= Vector256.GreaterThanOrEqual(Vector256.Create(similarities[place..]), Vector256.Create(least)).ExtractMostSignificantBits() << place;
        }

        for (; place < similarities.Length; place++)
        {
            bits |= similarities[place] >= least ? 1u << place : 0;
        }

        return bits;
    }

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
    public void Compare(Embedding first, Embedding second) => Compare(first.Vector, second.Vector, first.Commonness, second.Commonness);

    private void Compare(ReadOnlySpan<float> first, ReadOnlySpan<float> second, float firstCommonness, float secondCommonness)
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

        Store(_first, firstCommonness, first0, first1, first2, first3);
        Store(_second, secondCommonness, second0, second1, second2, second3);
    }

    /// <summary>Compares <see cref="FaceBlock.AtOnce"/> faces of a block with all rows: so many sums as keep the processor's multipliers busy.</summary>
    public void Compare(FaceBlock block, int first)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            CompareWide(block, first);
        }
        else
        {
            ComparePair(block, first, 0);
            ComparePair(block, first, 2);
        }
    }

    // Compiled well at once: it is called from loops that would long be over.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void CompareWide(FaceBlock block, int first)
    {
        Vector512<float> a0 = default, a1 = default, b0 = default, b1 = default, c0 = default, c1 = default, d0 = default, d1 = default;
        ref var rows = ref MemoryMarshal.GetArrayDataReference(_rows);
        ref var faces = ref MemoryMarshal.GetReference(block.From(first));
        for (var dimension = 0; dimension < dimensions; dimension++)
        {
            var at = (nuint)(dimension * Width);
            var (low, high) = (Vector512.LoadUnsafe(ref rows, at), Vector512.LoadUnsafe(ref rows, at + (2 * Lanes)));
            var face = Vector512.Create(Unsafe.Add(ref faces, dimension));
            (a0, a1) = (Vector512.MultiplyAddEstimate(face, low, a0), Vector512.MultiplyAddEstimate(face, high, a1));
            face = Vector512.Create(Unsafe.Add(ref faces, dimension + dimensions));
            (b0, b1) = (Vector512.MultiplyAddEstimate(face, low, b0), Vector512.MultiplyAddEstimate(face, high, b1));
            face = Vector512.Create(Unsafe.Add(ref faces, dimension + (2 * dimensions)));
            (c0, c1) = (Vector512.MultiplyAddEstimate(face, low, c0), Vector512.MultiplyAddEstimate(face, high, c1));
            face = Vector512.Create(Unsafe.Add(ref faces, dimension + (3 * dimensions)));
            (d0, d1) = (Vector512.MultiplyAddEstimate(face, low, d0), Vector512.MultiplyAddEstimate(face, high, d1));
        }

        StoreWide(0, block.CommonnessOf(first), a0, a1);
        StoreWide(1, block.CommonnessOf(first + 1), b0, b1);
        StoreWide(2, block.CommonnessOf(first + 2), c0, c1);
        StoreWide(3, block.CommonnessOf(first + 3), d0, d1);
    }

    private void StoreWide(int place, float commonness, Vector512<float> low, Vector512<float> high)
    {
        var own = Vector512.Create(commonness);
        ref var rows = ref MemoryMarshal.GetArrayDataReference(_commonness);
        (low - (own + Vector512.LoadUnsafe(ref rows))).CopyTo(_block, place * Width);
        (high - (own + Vector512.LoadUnsafe(ref rows, 2 * Lanes))).CopyTo(_block, (place * Width) + (2 * Lanes));
    }

    private void ComparePair(FaceBlock block, int first, int place)
    {
        var faces = block.From(first + place);
        Compare(faces[..dimensions], faces.Slice(dimensions, dimensions), block.CommonnessOf(first + place), block.CommonnessOf(first + place + 1));
        _first.CopyTo(_block, place * Width);
        _second.CopyTo(_block, (place + 1) * Width);
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
