using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace FaceGallery.Domain.Recognition;

/// <summary>One person's enrolled faces, their vectors one after the other in memory.</summary>
/// <remarks>
/// Of somebody with very many, a part is compared: a mean over a sample says the same in a tenth of the time. Each face's vector decides on its place in
/// the sample, so that one more enrolled face exchanges one at most, and the order of enrolment does not matter.
/// </remarks>
internal sealed class EnrolledFaces
{
    public const int Most = 32;

    private readonly float[] _vectors;
    private readonly int _length;

    /// <param name="faces">At least one; at most <see cref="Most"/> are kept.</param>
    public EnrolledFaces(int personId, IReadOnlyCollection<Embedding> faces)
    {
        var compared = faces.Count <= Most ? faces : [.. faces.OrderBy(Place).Take(Most)];
        (PersonId, Count, _length) = (personId, compared.Count, compared.First().Vector.Length);
        _vectors = new float[Count * _length];
        foreach (var (i, face) in compared.Index())
        {
            face.Vector.CopyTo(_vectors.AsSpan(i * _length, _length));
        }
    }

    public int PersonId { get; }

    public int Count { get; }

    /// <summary>FNV-1a over the vector: as good as chance, and always the same.</summary>
    public static uint Place(Embedding face)
    {
        var hash = 2_166_136_261u;
        foreach (var part in MemoryMarshal.AsBytes(face.Vector))
        {
            hash = unchecked((hash ^ part) * 16_777_619u);
        }

        return hash;
    }

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
