using FaceGallery.Domain.Clustering;
using FaceGallery.Domain.Matching;
using FaceGallery.Web.Data;

namespace FaceGallery.Web.Matching;

/// <summary>
/// What was computed of faces that stay: who resembles whom, and what speaks for whom. The neighbours, which take long from nothing, outlive the
/// process as a file of the data folder; without it, or with a damaged one, they are computed again. Used by one caller at a time.
/// </summary>
public sealed class MatchCache(DataFolder folder)
{
    /// <summary>With so few unknown faces all clusters are formed anew whenever faces arrive: it takes no time, and the order of arrival is forgotten.</summary>
    private const int FewFaces = 5_000;

    /// <summary>With more, when that share of them is new since it was done last.</summary>
    private const double ShareForAnew = 0.1;

    private readonly FaceClusterer _clusterer = new(new ClusteringThresholds());
    private readonly MatchEvidence _evidence = new();
    private FaceNeighbours? _neighbours;
    private HashSet<int> _grouped = [];
    private int _arrived;

    /// <summary>Nothing of before was of use: all faces were compared anew.</summary>
    private bool _isAnew;
    private bool _isSaved = true;

    internal IReadOnlyList<FaceDecision> Match(RecognitionThresholds limits, Gallery gallery, IReadOnlyList<Probe> probes)
    {
        Update(probes);
        return new FaceMatcher(limits).Match(gallery, _neighbours!, probes, _evidence);
    }

    /// <summary>As <see cref="Match"/>, leaving no trace.</summary>
    internal IReadOnlyList<FaceDecision> Preview(RecognitionThresholds limits, Gallery gallery, IReadOnlyList<Probe> probes)
    {
        Update(probes);
        return new FaceMatcher(limits).Match(gallery, _neighbours!, probes);
    }

    /// <param name="unknown">Faces to be grouped, which the last <see cref="Match"/> knew.</param>
    /// <param name="mayFormAnew">There is time to form all clusters anew where that is due.</param>
    internal IReadOnlyList<FaceGroup> Group(IReadOnlyCollection<Probe> unknown, IReadOnlyCollection<KnownCluster> known, bool mayFormAnew)
    {
        var inClusters = known.SelectMany(cluster => cluster.FaceIds).ToHashSet();
        var arrived = unknown.Where(probe => probe.IsUsable).Select(probe => probe.FaceId)
            .Where(id => !_grouped.Contains(id) && !inClusters.Contains(id)).ToList();
        _grouped.Clear();
        _grouped.UnionWith(unknown.Select(probe => probe.FaceId));
        var isAnew = mayFormAnew && _isAnew;
        if (arrived.Count == 0 && !isAnew)
        {
            // Those who have a name now are missing from their groups; there is nobody to be placed.
            return [.. known.Select(cluster => new FaceGroup(cluster.Id, [.. cluster.FaceIds]))];
        }

        if (!isAnew && (!mayFormAnew || !IsDueForAnew(unknown.Count)))
        {
            return _clusterer.Update(unknown, _neighbours!, known, arrived);
        }

        (_arrived, _isAnew) = (0, false);
        return _clusterer.Cluster(unknown, _neighbours!, known);
    }

    /// <summary>All embeddings are others.</summary>
    internal void Clear() => (_neighbours, _grouped, _arrived) = (null, [], 0);

    /// <summary>Keeps the neighbours for the next process, where they changed.</summary>
    /// <exception cref="IOException">The data folder is full or cannot be written.</exception>
    internal void Save()
    {
        if (_isSaved || _neighbours is null)
        {
            return;
        }

        var temporary = folder.Neighbours + ".tmp";
        using (var file = File.Create(temporary))
        {
            _neighbours.Save(file);
        }

        File.Move(temporary, folder.Neighbours, overwrite: true);
        _isSaved = true;
    }

    private bool IsDueForAnew(int unknown) => _arrived > 0 && (unknown < FewFaces || _arrived > unknown * ShareForAnew);

    private void Update(IReadOnlyList<Probe> probes)
    {
        var usable = new List<Probe>(probes.Count);
        usable.AddRange(probes.Where(probe => probe.IsUsable));
        _neighbours ??= Load(usable);
        var arrived = usable.Count(probe => !_neighbours.Has(probe.FaceId));
        _arrived += arrived;
        _isSaved &= arrived == 0;
        _isAnew |= arrived == usable.Count;
        _neighbours.Update(usable);
    }

    private FaceNeighbours Load(List<Probe> usable)
    {
        if (!File.Exists(folder.Neighbours))
        {
            return new FaceNeighbours();
        }

        using var file = File.OpenRead(folder.Neighbours);
        var loaded = FaceNeighbours.Load(file, usable);

        // Their clusters were written before they were saved.
        _grouped = [.. usable.Select(probe => probe.FaceId).Where(loaded.Has)];
        return loaded;
    }
}
