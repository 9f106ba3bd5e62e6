namespace FaceGallery.Domain.Recognition;

/// <summary>Who was found in which photo so far: at most one face a person and photo.</summary>
internal sealed class PhotoNames
{
    private readonly Dictionary<int, Candidate> _byFace = [];
    private readonly HashSet<(int PhotoId, int PersonId)> _taken = [];

    public PhotoNames(IEnumerable<Probe> probes)
    {
        foreach (var probe in probes)
        {
            if (probe.DecidedPersonId is { } personId)
            {
                _taken.Add((probe.PhotoId, personId));
            }
        }
    }

    public bool Has(Probe probe) => probe.DecidedPersonId is not null || _byFace.ContainsKey(probe.FaceId);

    public bool IsTaken(int photoId, int personId) => _taken.Contains((photoId, personId));

    public Candidate? Of(Probe probe) => _byFace.TryGetValue(probe.FaceId, out var name) ? name : null;

    public int? PersonOf(int faceId) => _byFace.TryGetValue(faceId, out var name) ? name.PersonId : null;

    public void Give(Probe probe, Candidate name)
    {
        _byFace.Add(probe.FaceId, name);
        _taken.Add((probe.PhotoId, name.PersonId));
    }
}
