using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using FaceGallery.Domain.Matching;

namespace FaceGallery.Domain.Detection;

/// <summary>
/// A face as a unit vector, with the name of the model that made it. Only embeddings of the same model compare.
/// </summary>
public sealed class Embedding
{
    /// <summary>At and above this cosine similarity two pictures are copies of one.</summary>
    private const float CopyCosine = 0.98f;

    private readonly float[] _vector;

    private Embedding(string model, float[] vector)
    {
        (Model, _vector) = (model, vector);
        Commonness = Detection.Commonness.Of(model, vector);
    }

    public string Model { get; }

    public ReadOnlySpan<float> Vector => _vector;

    /// <summary>See <see cref="Detection.Commonness"/>.</summary>
    internal float Commonness { get; }

    /// <summary>
    /// It is one of many that look alike to the model, as young children's do: the machine names it only when it is surer than of others.
    /// </summary>
    public bool IsInCrowd => Commonness >= Detection.Commonness.Crowd;

    /// <summary>Scales a model's raw output to length one.</summary>
    /// <exception cref="ArgumentException">The output has no direction: it is empty, all zero or not finite.</exception>
    public static Embedding FromOutput(string model, ReadOnlySpan<float> output)
    {
        var length = output.IsEmpty ? 0 : TensorPrimitives.Norm(output);
        if (!float.IsFinite(length) || length == 0)
        {
            throw new ArgumentException($"The output of {model} has no direction, so it says nothing about a face.", nameof(output));
        }

        var vector = new float[output.Length];
        TensorPrimitives.Divide(output, length, vector);
        return new Embedding(model, vector);
    }

    /// <summary>Reads what <see cref="ToBytes"/> wrote.</summary>
    /// <exception cref="ArgumentException">The bytes are not whole 32-bit floats.</exception>
    public static Embedding FromBytes(string model, ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty || bytes.Length % sizeof(float) != 0)
        {
            throw new ArgumentException($"{bytes.Length} bytes are not an embedding.", nameof(bytes));
        }

        return new Embedding(model, MemoryMarshal.Cast<byte, float>(bytes).ToArray());
    }

    /// <summary>The vector as little-endian 32-bit floats.</summary>
    public byte[] ToBytes() => MemoryMarshal.AsBytes(_vector.AsSpan()).ToArray();

    /// <summary>
    /// How alike two faces are, whatever their age: cosine similarity less both faces' <see cref="Detection.Commonness"/>. Strangers are at
    /// 0.0 ± 0.1; higher is more alike. <see cref="SimilarityTile"/> says the same of many at once.
    /// </summary>
    /// <exception cref="ArgumentException">The other embedding is of another model.</exception>
    public float Similarity(Embedding other)
    {
        if (other.Model != Model)
        {
            throw new ArgumentException($"Embeddings of {Model} and {other.Model} do not compare.", nameof(other));
        }

        return TensorPrimitives.Dot<float>(_vector, other._vector) - (Commonness + other.Commonness);
    }

    internal bool HasSameBytesAs(Embedding other) =>
        MemoryMarshal.AsBytes(Vector).SequenceEqual(MemoryMarshal.AsBytes(other.Vector));

    /// <summary>Both are of one picture (the same photo saved again, in another size).</summary>
    /// <param name="similarity">Their <see cref="Similarity"/>.</param>
    internal bool IsCopyOf(Embedding other, float similarity) => similarity + (Commonness + other.Commonness) >= CopyCosine;
}
