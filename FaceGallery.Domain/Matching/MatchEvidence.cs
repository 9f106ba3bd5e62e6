namespace FaceGallery.Domain.Matching;

/// <summary>
/// What speaks for whom, for all faces, kept between matches: only what a change touches is computed anew, and the result is exactly
/// that of computing everything. Not safe to use from several threads at once.
/// </summary>
public sealed class MatchEvidence
{
    private readonly Dictionary<int, FaceEvidence> _byFace = [];
    private readonly Stack<int> _freeSlots = [];
    private readonly HashSet<int> _decidedAnew = [];
    private FaceEvidence[]? _all;
    private Gallery _gallery = new([]);
    private RecognitionThresholds? _thresholds;
    private int _updates;

    /// <summary>One for each probe of the last update, in their order; null where the probe is not usable.</summary>
    internal FaceEvidence?[] OfProbes { get; private set; } = [];

    /// <summary>Slots are below it.</summary>
    internal int Slots => _byFace.Count + _freeSlots.Count;

    /// <param name="neighbours">Up to date with the usable ones of <paramref name="probes"/>.</param>
    /// <exception cref="ArgumentException">A probe is of another model than the gallery.</exception>
    internal void Update(Gallery gallery, FaceNeighbours neighbours, IReadOnlyList<Probe> probes, RecognitionThresholds thresholds)
    {
        foreach (var probe in probes)
        {
            gallery.Require(probe.Embedding);
        }

        if (thresholds != _thresholds)
        {
            ForgetAll();
        }

        // Known again only at the end: upon an update that failed half-way nothing is built.
        _thresholds = null;
        Admit(probes);
        Dismiss();
        Link(neighbours, thresholds);
        Pool(gallery, thresholds);
        (_gallery, _thresholds) = (gallery, thresholds);
    }

    /// <summary>
    /// Who has less pooled evidence can be neither a name nor a suggestion, is too far from any name to make it ambiguous, and cannot be
    /// supported.
    /// </summary>
    private static float Floor(RecognitionThresholds thresholds) =>
        MathF.Min(thresholds.MinSupportedSimilarity, MathF.Min(thresholds.MinSuggestSimilarity, thresholds.MinMatchSimilarity - thresholds.AmbiguityMargin));

    private void ForgetAll()
    {
        _byFace.Clear();
        _all = null;
        _freeSlots.Clear();
        _gallery = new Gallery([]);
    }

    private void Admit(IReadOnlyList<Probe> probes)
    {
        _updates++;
        _decidedAnew.Clear();
        _byFace.EnsureCapacity(probes.Count);
        OfProbes = OfProbes.Length == probes.Count ? OfProbes : new FaceEvidence?[probes.Count];
        for (var i = 0; i < OfProbes.Length; i++)
        {
            OfProbes[i] = probes[i].IsUsable ? Admit(probes[i]) : null;
        }
    }

    private FaceEvidence Admit(Probe probe)
    {
        if (_byFace.TryGetValue(probe.FaceId, out var face))
        {
            NoteDecision(face.Probe.DecidedPersonId, probe.DecidedPersonId);
            face.Take(probe);
        }
        else
        {
            face = new FaceEvidence(_freeSlots.TryPop(out var slot) ? slot : _byFace.Count, probe);
            _byFace.Add(probe.FaceId, face);
            _all = null;
        }

        face.Update = _updates;
        return face;
    }

    private void NoteDecision(int? before, int? now)
    {
        if (before != now)
        {
            _decidedAnew.Add(before ?? now!.Value);
            _decidedAnew.Add(now ?? before!.Value);
        }
    }

    /// <summary>Lets go of the faces that are not among the probes.</summary>
    private void Dismiss()
    {
        foreach (var (id, face) in _byFace)
        {
            if (face.Update != _updates)
            {
                _byFace.Remove(id);
                _all = null;
                _freeSlots.Push(face.Slot);
            }
        }
    }

    private void Link(FaceNeighbours neighbours, RecognitionThresholds thresholds)
    {
        var isChanged = new bool[Slots];
        foreach (var (id, face) in _byFace)
        {
            face.Link(neighbours.KeptOf(id), _byFace, thresholds);
            isChanged[face.Slot] = face.IsChanged;
        }

        if (isChanged.AsSpan().Contains(true))
        {
            foreach (var face in _byFace.Values)
            {
                face.Doubt(isChanged);
            }
        }
    }

    private void Pool(Gallery gallery, RecognitionThresholds thresholds)
    {
        if (_byFace.Count == 0)
        {
            return;
        }

        var all = _all ??= [.. _byFace.Values];
        var stale = Array.FindAll(all, face => face.IsStale);
        var people = gallery.Enrolled.ToLookup(IsAsBefore);
        var unchanged = people[true].Select(person => person.PersonId).ToHashSet();
        var pooling = new EvidencePooling(Slots, Floor(thresholds), thresholds);
        EvidencePooling.InRanges(all, face => face.Forget(person => !unchanged.Contains(person.PersonId)));
        pooling.Add(people[false], all, all);
        pooling.Add(people[true], WithPooled(stale, all), stale);
    }

    private bool IsAsBefore(EnrolledFaces person) =>
        !_decidedAnew.Contains(person.PersonId) && _gallery.Of(person.PersonId)?.AreThoseOf(person) == true;

    private FaceEvidence[] WithPooled(FaceEvidence[] faces, FaceEvidence[] all)
    {
        var isNeeded = new bool[Slots];
        foreach (var face in faces)
        {
            isNeeded[face.Slot] = true;
            foreach (var slot in face.Pooled)
            {
                isNeeded[slot] = true;
            }
        }

        return Array.FindAll(all, face => isNeeded[face.Slot]);
    }
}
