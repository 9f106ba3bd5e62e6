using FaceGallery.Domain.Matching;

namespace FaceGallery.Domain.Calibration;

/// <summary>Confirmed faces in a row, a person's faces side by side, those first that matching compares.</summary>
internal sealed class FaceMatrix
{
    private readonly ConfirmedFace[] _faces;

    /// <exception cref="ArgumentException">The embeddings are not all of one model.</exception>
    public FaceMatrix(IEnumerable<ConfirmedFace> faces)
    {
        _faces = [.. faces.OrderBy(face => face.PersonId).ThenBy(face => EnrolledFaces.Place(face.Embedding)).ThenBy(face => face.FaceId)];
        People = [.. Enumerable.Range(0, _faces.Length).GroupBy(face => _faces[face].PersonId).Select(person => (person.First(), person.Last() + 1))];
        if (Array.Find(_faces, face => face.Embedding.Model != _faces[0].Embedding.Model) is { } foreign)
        {
            throw new ArgumentException($"Embeddings of {foreign.Embedding.Model} and {_faces[0].Embedding.Model} do not compare.", nameof(faces));
        }
    }

    public IReadOnlyList<ConfirmedFace> Faces => _faces;

    /// <summary>Where each person's faces lie.</summary>
    public IReadOnlyList<(int First, int End)> People { get; }

    /// <summary>Nobody is twice in one photo, and of two poor faces none is asked for: such pairs do not count.</summary>
    public bool IsPair(int face, int other) =>
        _faces[face].PhotoId != _faces[other].PhotoId && (_faces[face].IsUsable || _faces[other].IsUsable);
}
