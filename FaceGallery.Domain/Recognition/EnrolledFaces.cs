using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace FaceGallery.Domain.Recognition;

/// <summary>One person's enrolled faces, their vectors one after the other in memory.</summary>
internal sealed class EnrolledFaces
{
    private readonly float[] _vectors;
    private readonly int _length;
    private readonly int _counted;

    public EnrolledFaces(int personId, IReadOnlyCollection<Embedding> faces)
    {
        PersonId = personId;
        _length = faces.First().Vector.Length;
        _counted = Counted(faces.Count);
        _vectors = new float[faces.Count * _length];
        foreach (var (i, face) in faces.Index())
        {
            face.Vector.CopyTo(_vectors.AsSpan(i * _length, _length));
        }
    }

    public int PersonId { get; }

    /// <summary>Mean similarity to the nearest of the faces.</summary>
    public float Similarity(ReadOnlySpan<float> face)
    {
        Span<float> nearest = stackalloc float[_counted];
        nearest.Fill(-1);
        for (var start = 0; start < _vectors.Length; start += _length)
        {
            var similarity = TensorPrimitives.Dot(face, _vectors.AsSpan(start, _length));
            if (similarity > nearest[^1])
            {
                Insert(nearest, similarity);
            }
        }

        return Mean(nearest);
    }

    public bool AreThoseOf(EnrolledFaces other) =>
        MemoryMarshal.AsBytes(_vectors.AsSpan()).SequenceEqual(MemoryMarshal.AsBytes(other._vectors.AsSpan()));

    private static int Counted(int faces) => 1;

    /// <summary>Drops the last, and keeps the order: a sum of floats depends on it.</summary>
    private static void Insert(Span<float> descending, float value)
    {
        var place = descending.Length - 1;
        for (; place > 0 && descending[place - 1] < value; place--)
        {
            descending[place] = descending[place - 1];
        }

        descending[place] = value;
    }

    private static float Mean(ReadOnlySpan<float> values)
    {
        var sum = 0f;
        foreach (var value in values)
        {
            sum += value;
        }

        return sum / values.Length;
    }
}
