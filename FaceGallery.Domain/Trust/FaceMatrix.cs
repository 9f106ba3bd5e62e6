using System.Numerics.Tensors;

namespace FaceGallery.Domain.Trust;

/// <summary>Confirmed faces with their vectors in one block of memory, a person's faces side by side.</summary>
internal sealed class FaceMatrix
{
    private readonly ConfirmedFace[] _faces;
    private readonly float[] _vectors;
    private readonly int _length;

    /// <exception cref="ArgumentException">The embeddings are not all of one model.</exception>
    public FaceMatrix(IEnumerable<ConfirmedFace> faces)
    {
        _faces = [.. faces.OrderBy(face => face.PersonId).ThenBy(face => face.FaceId)];
        _length = _faces.Length == 0 ? 0 : _faces[0].Embedding.Vector.Length;
        _vectors = new float[_faces.Length * _length];
        foreach (var (i, face) in _faces.Index())
        {
            if (face.Embedding.Model != _faces[0].Embedding.Model)
            {
                throw new ArgumentException($"Embeddings of {face.Embedding.Model} and {_faces[0].Embedding.Model} do not compare.", nameof(faces));
            }

            face.Embedding.Vector.CopyTo(_vectors.AsSpan(i * _length, _length));
        }
    }

    public int Count => _faces.Length;

    public ConfirmedFace this[int face] => _faces[face];

    public IReadOnlyList<ConfirmedFace> Faces => _faces;

    public float Similarity(int face, int other) =>
        TensorPrimitives.Dot<float>(_vectors.AsSpan(face * _length, _length), _vectors.AsSpan(other * _length, _length));
}
