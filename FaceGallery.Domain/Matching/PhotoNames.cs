namespace FaceGallery.Domain.Matching;

/// <summary>Who was found in which photo so far: at most one face a person and photo.</summary>
internal sealed class PhotoNames
{
    private readonly HashSet<(int PhotoId, int PersonId)> _taken = [];
    private readonly Candidate[] _names;

    /// <summary>In which round each slot's face got its name, from 1 on; bytes, so that all of them stay in a core's cache.</summary>
    private readonly byte[] _rounds;
    private byte _round;

    /// <param name="slots">Slots of faces are below it.</param>
    public PhotoNames(IReadOnlyList<Probe> probes, int slots)
    {
        (_names, _rounds) = (new Candidate[slots], new byte[slots]);
        foreach (var probe in probes)
        {
            if (probe.DecidedPersonId is { } personId)
            {
                _taken.Add((probe.PhotoId, personId));
            }
        }
    }

    public bool IsTaken(int photoId, int personId) => _taken.Contains((photoId, personId));

    public bool Has(FaceEvidence face) => _rounds[face.Slot] > 0;

    /// <summary>Only meaningful for a face that has one.</summary>
    public Candidate Of(FaceEvidence face) => _names[face.Slot];

    public bool IsOf(int slot, int personId) => _rounds[slot] > 0 && _names[slot].PersonId == personId;

    /// <summary>Whether a neighbour got its name in the last round: otherwise nothing new speaks for a name.</summary>
    public bool AreNewAround(FaceEvidence face)
    {
        foreach (var slot in face.Near)
        {
            if (_rounds[slot] == _round)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Gives the names of one round.</summary>
    /// <returns>Whether there were any.</returns>
    public bool Give(Dictionary<(int PhotoId, int PersonId), (FaceEvidence Face, Candidate Name)> claims)
    {
        _round++;
        foreach (var (taken, (face, name)) in claims)
        {
            _taken.Add(taken);
            (_names[face.Slot], _rounds[face.Slot]) = (name, _round);
        }

        return claims.Count > 0;
    }
}
