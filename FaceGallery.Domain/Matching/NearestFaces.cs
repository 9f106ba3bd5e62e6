using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace FaceGallery.Domain.Matching;

/// <summary>
/// Says of <see cref="SimilarityTile.Width"/> faces side by side what <see cref="PersonSimilarity.Of"/> says of one, bit for bit: the nearest of a person's enrolled faces are
/// kept in their order, and summed in it.
/// </summary>
/// <param name="enrolled">The person's enrolled faces.</param>
internal sealed class NearestFaces(int enrolled)
{
    private const int Width = SimilarityTile.Width;

    /// <summary>The highest of each face, then the second highest, and so on.</summary>
    private readonly float[] _nearest = new float[PersonSimilarity.Counted(enrolled) * Width];
    private readonly float _deduction = PersonSimilarity.Deduction(enrolled);

    public void Clear() => Array.Fill(_nearest, float.NegativeInfinity);

    /// <param name="similarities">Of each face to one of the enrolled.</param>
    public void Offer(ReadOnlySpan<float> similarities)
    {
        ref var nearest = ref MemoryMarshal.GetArrayDataReference(_nearest);
        for (var face = 0; face < Width; face += Vector256<float>.Count)
        {
            var offered = Vector256.Create(similarities[face..]);
            for (var at = (nuint)face; at < (nuint)_nearest.Length; at += Width)
            {
                var kept = Vector256.LoadUnsafe(ref nearest, at);
                Vector256.MaxNative(kept, offered).StoreUnsafe(ref nearest, at);
                offered = Vector256.MinNative(kept, offered);
            }
        }
    }

    /// <summary>Writes how much each face resembles the person.</summary>
    public void Judge(Span<float> similarities)
    {
        var counted = Vector256.Create((float)(_nearest.Length / Width));
        for (var face = 0; face < Width; face += Vector256<float>.Count)
        {
            var sum = Vector256<float>.Zero;
            for (var at = face; at < _nearest.Length; at += Width)
            {
                sum += Vector256.Create(_nearest, at);
            }

            ((sum / counted) - Vector256.Create(_deduction)).CopyTo(similarities[face..]);
        }
    }
}
