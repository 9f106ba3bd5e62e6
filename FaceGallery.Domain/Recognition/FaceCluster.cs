using System.Numerics.Tensors;

namespace FaceGallery.Domain.Recognition;

/// <summary>Faces that are most likely of one person, whoever it is.</summary>
internal sealed class FaceCluster
{
    private readonly List<Probe> _faces = [];
    private readonly HashSet<int> _photos = [];
    private readonly float[] _sum;

    public FaceCluster(Probe face)
    {
        Id = face.FaceId;
        _sum = face.Embedding.Vector.ToArray();
        _faces.Add(face);
        _photos.Add(face.PhotoId);
    }

    /// <summary>The id of the face that it began with.</summary>
    public int Id { get; }

    /// <summary>Changes with each face that joins: what was measured before then no longer holds.</summary>
    public int Version { get; private set; }

    public IReadOnlyList<Probe> Faces => _faces;

    public bool SharesPhotoWith(FaceCluster other) => _photos.Overlaps(other._photos);

    /// <summary>Mean similarity of all pairs of faces, one from each: for unit vectors that is the product of the sums.</summary>
    public float AverageSimilarity(FaceCluster other) =>
        TensorPrimitives.Dot<float>(_sum, other._sum) / (_faces.Count * other._faces.Count);

    public void Take(FaceCluster other)
    {
        _faces.AddRange(other._faces);
        _photos.UnionWith(other._photos);
        TensorPrimitives.Add(_sum, other._sum, _sum);
        Version++;
    }
}
