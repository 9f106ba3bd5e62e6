using System.Numerics.Tensors;

namespace FaceGallery.Domain.Recognition;

/// <summary>Faces that may yet be joined by others.</summary>
internal sealed class MergingCluster
{
    private readonly List<Probe> _faces;

    /// <summary>Null while the only face's vector is the sum: most clusters stay alone.</summary>
    private float[]? _sum;

    private HashSet<int>? _photos;

    /// <param name="faces">At least one.</param>
    /// <param name="known">The known cluster that stays together; null for a loose face.</param>
    public MergingCluster(IEnumerable<Probe> faces, KnownCluster? known = null)
    {
        _faces = [.. faces];
        (Known, IsOpened, IsLoose, Id) = (known, known is { IsOpened: true }, known is null, _faces.Min(face => face.FaceId));
        Weight = _faces.Count(face => face.IsUsable);
        if (_faces.Count > 1)
        {
            _faces.FindAll(face => face.IsUsable).ForEach(face => Add(face.Embedding.Vector));
        }
    }

    /// <summary>The lowest id of its faces.</summary>
    public int Id { get; private set; }

    public KnownCluster? Known { get; }

    public bool IsOpened { get; private set; }

    /// <summary>A place is being looked for, for some of its faces.</summary>
    public bool IsLoose { get; private set; }

    /// <summary>Changes with each cluster that joins: what was measured before then no longer holds.</summary>
    public int Version { get; private set; }

    /// <summary>Faces that are good enough to speak for it.</summary>
    public int Weight { get; private set; }

    public IReadOnlyList<Probe> Faces => _faces;

    /// <summary>Clusters with a face that is a neighbour of one of its own, or the other way round.</summary>
    public HashSet<MergingCluster> Near { get; } = [];

    private ReadOnlySpan<float> Sum => _sum is null ? _faces[0].Embedding.Vector : _sum;

    /// <summary>Whether they may be together: what humans put apart stays apart, and nobody is twice in a photo.</summary>
    public bool MayTake(MergingCluster other) => !(IsOpened && other.IsOpened) && !other._faces.Exists(face => Shows(face.PhotoId));

    /// <summary>Mean similarity of all pairs of good faces, one from each: for unit vectors that is the product of the sums.</summary>
    public float AverageSimilarity(MergingCluster other) => TensorPrimitives.Dot(Sum, other.Sum) / (Weight * other.Weight);

    public void Take(MergingCluster other)
    {
        Add(other.Sum);
        _faces.AddRange(other._faces);
        _photos?.UnionWith(other._faces.Select(face => face.PhotoId));
        (Id, Weight, Version) = (Math.Min(Id, other.Id), Weight + other.Weight, Version + 1);
        (IsOpened, IsLoose) = (IsOpened || other.IsOpened, IsLoose || other.IsLoose);
    }

    private bool Shows(int photoId)
    {
        if (_faces.Count == 1)
        {
            return _faces[0].PhotoId == photoId;
        }

        _photos ??= [.. _faces.Select(face => face.PhotoId)];
        return _photos.Contains(photoId);
    }

    private void Add(ReadOnlySpan<float> vector)
    {
        _sum ??= _faces.Count == 1 ? _faces[0].Embedding.Vector.ToArray() : new float[vector.Length];
        TensorPrimitives.Add(_sum, vector, _sum);
    }
}
