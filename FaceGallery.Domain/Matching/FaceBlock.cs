using FaceGallery.Domain.Detection;

namespace FaceGallery.Domain.Matching;

/// <summary>Copies of some faces' vectors one behind the other, so that they are compared with tile after tile from a core's cache.</summary>
/// <param name="size">Faces in it.</param>
/// <param name="dimensions">Length of each vector.</param>
internal sealed class FaceBlock(int size, int dimensions)
{
    /// <summary>So many are compared at once; the last ones of a block that is not full may be of an earlier one.</summary>
    public const int AtOnce = 4;

    private readonly float[] _vectors = new float[Whole(size) * dimensions];
    private readonly float[] _commonness = new float[Whole(size)];

    /// <summary>The vectors of <see cref="AtOnce"/> faces, and those behind them.</summary>
    public ReadOnlySpan<float> From(int place) => _vectors.AsSpan(place * dimensions);

    public float CommonnessOf(int place) => _commonness[place];

    public void Set(int place, Embedding face)
    {
        face.Vector.CopyTo(_vectors.AsSpan(place * dimensions, dimensions));
        _commonness[place] = face.Commonness;
    }

    private static int Whole(int size) => (size + AtOnce - 1) / AtOnce * AtOnce;
}
