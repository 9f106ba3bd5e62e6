using System.Numerics;
using System.Runtime.InteropServices;
using FaceGallery.Domain.Recognition;

namespace FaceGallery.Domain.Trust;

/// <summary>Confirmed faces with their vectors in one block of memory, a person's faces side by side, those first that matching compares.</summary>
internal sealed class FaceMatrix
{
    /// <summary>Faces that one is compared with at a time, so that its numbers are read once for all of them: twice as fast as one by one.</summary>
    public const int Together = 4;

    private readonly ConfirmedFace[] _faces;
    private readonly int[] _photos;
    private readonly bool[] _usable;
    private readonly Vector<float>[] _vectors;
    private readonly int _width;

    /// <exception cref="ArgumentException">The embeddings are not all of one model.</exception>
    public FaceMatrix(IEnumerable<ConfirmedFace> faces)
    {
        _faces = [.. faces.OrderBy(face => face.PersonId).ThenBy(face => EnrolledFaces.Place(face.Embedding)).ThenBy(face => face.FaceId)];
        _photos = [.. _faces.Select(face => face.PhotoId)];
        _usable = [.. _faces.Select(face => face.IsUsable)];
        People = [.. Enumerable.Range(0, _faces.Length).GroupBy(face => _faces[face].PersonId).Select(person => (person.First(), person.Last() + 1))];
        var length = _faces.Length == 0 ? 0 : _faces[0].Embedding.Vector.Length;
        _width = (length + Vector<float>.Count - 1) / Vector<float>.Count;

        // Empty rows at the end stand in where fewer faces than go together are left.
        _vectors = new Vector<float>[(_faces.Length + Together) * _width];
        foreach (var (i, face) in _faces.Index())
        {
            if (face.Embedding.Model != _faces[0].Embedding.Model)
            {
                throw new ArgumentException($"Embeddings of {face.Embedding.Model} and {_faces[0].Embedding.Model} do not compare.", nameof(faces));
            }

            face.Embedding.Vector.CopyTo(MemoryMarshal.Cast<Vector<float>, float>(_vectors.AsSpan(i * _width, _width)));
        }
    }

    public IReadOnlyList<ConfirmedFace> Faces => _faces;

    /// <summary>Where each person's faces lie.</summary>
    public IReadOnlyList<(int First, int End)> People { get; }

    /// <summary>Nobody is twice in one photo, and of two poor faces none is asked for: such pairs do not count.</summary>
    public bool IsPair(int face, int other) => _photos[face] != _photos[other] && (_usable[face] || _usable[other]);

    /// <summary>Similarity of a face to each of the <paramref name="count"/> faces that lie side by side from another one on.</summary>
    /// <param name="similarities">Room for the count rounded up to a multiple of <see cref="Together"/>.</param>
    public void Similarities(int face, int first, int count, Span<float> similarities)
    {
        for (var done = 0; done < count; done += Together)
        {
            Dots(Row(face), first + done, similarities[done..]);
        }
    }

    private void Dots(ReadOnlySpan<Vector<float>> face, int first, Span<float> dots)
    {
        var a = Row(first);
        var b = Row(first + 1);
        var c = Row(first + 2);
        var d = Row(first + 3);
        var (sumA, sumB, sumC, sumD) = (Vector<float>.Zero, Vector<float>.Zero, Vector<float>.Zero, Vector<float>.Zero);
        for (var i = 0; i < face.Length; i++)
        {
            sumA = Vector.FusedMultiplyAdd(face[i], a[i], sumA);
            sumB = Vector.FusedMultiplyAdd(face[i], b[i], sumB);
            sumC = Vector.FusedMultiplyAdd(face[i], c[i], sumC);
            sumD = Vector.FusedMultiplyAdd(face[i], d[i], sumD);
        }

        (dots[0], dots[1], dots[2], dots[3]) = (Vector.Sum(sumA), Vector.Sum(sumB), Vector.Sum(sumC), Vector.Sum(sumD));
    }

    private ReadOnlySpan<Vector<float>> Row(int face) => _vectors.AsSpan(face * _width, _width);
}
