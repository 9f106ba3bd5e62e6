using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace FaceGallery.Domain.Recognition;

/// <summary>One person's enrolled faces, their vectors one after the other in memory.</summary>
internal sealed class EnrolledFaces
{
    private readonly float[] _vectors;
    private readonly int _length;

    /// <param name="faces">At least one.</param>
    public EnrolledFaces(int personId, IReadOnlyCollection<Embedding> faces)
    {
        (PersonId, Count, _length) = (personId, faces.Count, faces.First().Vector.Length);
        _vectors = new float[Count * _length];
        foreach (var (i, face) in faces.Index())
        {
            face.Vector.CopyTo(_vectors.AsSpan(i * _length, _length));
        }
    }

    public int PersonId { get; }

    public int Count { get; }

    public ReadOnlySpan<float> Vector(int face) => _vectors.AsSpan(face * _length, _length);

    public float Similarity(Embedding probe)
    {
        var similarities = new float[Count];
        for (var i = 0; i < Count; i++)
        {
            similarities[i] = TensorPrimitives.Dot(probe.Vector, Vector(i));
        }

        return PersonSimilarity.Of(similarities);
    }

    public bool AreThoseOf(EnrolledFaces other) =>
        MemoryMarshal.AsBytes(_vectors.AsSpan()).SequenceEqual(MemoryMarshal.AsBytes(other._vectors.AsSpan()));
}
