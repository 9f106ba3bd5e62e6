using System.Numerics;

namespace FaceGallery.Domain.Photos;

/// <summary>
/// 64 signs of brightness: whether each of 8×8 spots of a picture is darker than the one to its right (Krawetz 2013, "dHash"). Saving a picture anew, in
/// another size or with other colours changes few of them; of two different pictures nearly half differ.
/// </summary>
public readonly record struct PictureHash(long Bits)
{
    /// <summary>Signs in a row, and rows.</summary>
    public const int Side = 8;

    /// <summary>Of a picture that is nearly of one colour, or only grows darker to one side, the signs tell nothing.</summary>
    private const int FewestOfEither = 8;

    private bool IsTelling => BitOperations.PopCount((ulong)Bits) is >= FewestOfEither and <= (Side * Side) - FewestOfEither;

    /// <returns>How many of the signs differ, 0–64; more than that where they tell nothing.</returns>
    public int Distance(PictureHash other) => IsTelling && other.IsTelling ? BitOperations.PopCount((ulong)(Bits ^ other.Bits)) : int.MaxValue;
}
