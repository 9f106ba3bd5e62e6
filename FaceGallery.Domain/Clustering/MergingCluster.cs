using System.Numerics.Tensors;
using FaceGallery.Domain.Detection;
using FaceGallery.Domain.Matching;

namespace FaceGallery.Domain.Clustering;

/// <summary>Faces that are together, and may yet be joined by others.</summary>
/// <param name="faces">At least one.</param>
/// <param name="known">The known cluster that stays together in it; null for a loose face.</param>
internal sealed class MergingCluster(List<Probe> faces, KnownCluster? known)
{
    private HashSet<int>? _photos;

    /// <summary>Computed when first needed: most clusters are never compared.</summary>
    private float[]? _sum;

    private float _length;
    private int _weight;

    /// <summary>Of the centre, and the mean of the faces'.</summary>
    private (float Centre, float Mean) _commonness;

    private HashSet<MergingCluster>? _near;

    /// <summary>The lowest id of its faces.</summary>
    public int Id { get; private set; } = faces.Min(face => face.FaceId);

    public KnownCluster? Known => known;

    public bool IsPinned { get; private set; } = known is { IsPinned: true };

    /// <summary>A place is being looked for, for some of its faces.</summary>
    public bool IsLoose { get; private set; } = known is null;

    /// <summary>Changes with each cluster that joins: what was measured before then no longer holds.</summary>
    public int Version { get; private set; }

    public IReadOnlyList<Probe> Faces => faces;

    /// <summary>Clusters with a face that is a neighbour of one of its own, or the other way round.</summary>
    public HashSet<MergingCluster> Near => _near ??= [];

    /// <summary>Whether they may be together: what humans put apart stays apart, and nobody is twice in a photo.</summary>
    public bool MayTake(MergingCluster other)
    {
        _photos ??= [.. faces.Select(face => face.PhotoId)];
        return !(IsPinned && other.IsPinned) && !other.Faces.Any(face => _photos.Contains(face.PhotoId));
    }

    /// <returns>
    /// Centre: similarity of the two means, as if they were faces. Average: mean similarity of all pairs of usable faces, one from each; but for their
    /// commonness that is the product of the sums.
    /// </returns>
    public (float Centre, float Average) Similarity(MergingCluster other)
    {
        var product = TensorPrimitives.Dot<float>(Sum(), other.Sum());
        return (
            (product / (_length * other._length)) - (_commonness.Centre + other._commonness.Centre),
            (product / (_weight * other._weight)) - (_commonness.Mean + other._commonness.Mean));
    }

    public void Settle() => IsLoose = false;

    public void Take(MergingCluster other)
    {
        TensorPrimitives.Add(Sum(), other.Sum(), Sum());
        _weight += other._weight;
        faces.AddRange(other.Faces);
        Measure();
        _photos?.UnionWith(other.Faces.Select(face => face.PhotoId));
        (Id, Version) = (Math.Min(Id, other.Id), Version + 1);
        (IsPinned, IsLoose) = (IsPinned || other.IsPinned, IsLoose || other.IsLoose);
    }

    /// <summary>Poor faces do not speak for it.</summary>
    private float[] Sum()
    {
        if (_sum is null)
        {
            _sum = new float[faces[0].Embedding.Vector.Length];
            foreach (var face in faces.Where(face => face.IsUsable))
            {
                TensorPrimitives.Add(_sum, face.Embedding.Vector, _sum);
                _weight++;
            }

            Measure();
        }

        return _sum;
    }

    private void Measure()
    {
        var model = faces[0].Embedding.Model;
        _length = TensorPrimitives.Norm<float>(_sum);
        _commonness = (Commonness.Of(model, _sum, _length), Commonness.Of(model, _sum, _weight));
    }
}
