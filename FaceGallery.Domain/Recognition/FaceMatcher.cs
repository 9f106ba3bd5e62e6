namespace FaceGallery.Domain.Recognition;

/// <summary>
/// Gives faces their names. All faces are decided together, so that the answer is a function of gallery, faces, human decisions
/// and thresholds, whatever the order of arrival.
/// <list type="number">
/// <item>Evidence: a face's similarity to a person, pooled with that of its near neighbours, who are most likely the same
/// person. One chance resemblance of a stranger is outvoted by their other photos; a bad photo of a friend is helped by theirs.</item>
/// <item>Names: the best person reaches the threshold, leads the second by the margin, and is not claimed better by another face
/// of the same photo.</item>
/// <item>Support, repeated until nothing changes: a face may also be named by its two nearest sure faces of a person. Sure faces
/// support, they never enrol.</item>
/// </list>
/// </summary>
public sealed class FaceMatcher(RecognitionThresholds thresholds)
{
    /// <summary>Supported faces support others in turn; photos of one person hang together in far fewer steps.</summary>
    private const int MaxRounds = 20;

    /// <param name="neighbours">Up to date with the usable ones of <paramref name="probes"/>.</param>
    /// <returns>A decision for each probe, in their order.</returns>
    public IReadOnlyList<FaceDecision> Match(Gallery gallery, FaceNeighbours neighbours, IReadOnlyList<Probe> probes)
    {
        var evidence = new MatchEvidence(gallery, neighbours, probes, thresholds);
        var names = new PhotoNames(probes);
        Accept(names, probes, evidence.Pooled, thresholds.MinMatchSimilarity);
        var leastSupport = Math.Max(thresholds.MinSupportSimilarity, thresholds.MinMatchSimilarity);
        for (var round = 0; round < MaxRounds && Accept(names, probes, probe => evidence.Supported(probe, names), leastSupport); round++)
        {
        }

        return [.. probes.Select(probe => Decide(probe, names, evidence))];
    }

    /// <summary>Names all faces at once that have enough evidence now.</summary>
    /// <returns>Whether there were any.</returns>
    private bool Accept(PhotoNames names, IReadOnlyList<Probe> probes, Func<Probe, IReadOnlyList<Candidate>> rank, float least)
    {
        var claims = probes
            .Where(probe => probe.IsUsable && !names.Has(probe))
            .Select(probe => (Probe: probe, Ranked: rank(probe)))
            .Where(claim => IsClear(claim.Ranked, least) && !names.IsTaken(claim.Probe.PhotoId, claim.Ranked[0].PersonId))
            .Select(claim => (claim.Probe, Best: claim.Ranked[0]))
            .GroupBy(claim => (claim.Probe.PhotoId, claim.Best.PersonId))
            .Select(rivals => rivals.MaxBy(claim => claim.Best.Similarity))
            .ToList();
        claims.ForEach(claim => names.Give(claim.Probe, claim.Best));
        return claims.Count > 0;
    }

    private bool IsClear(IReadOnlyList<Candidate> ranked, float least) =>
        ranked.Count > 0
        && ranked[0].Similarity >= least
        && (ranked.Count == 1 || ranked[0].Similarity - ranked[1].Similarity >= thresholds.AmbiguityMargin);

    private FaceDecision Decide(Probe probe, PhotoNames names, MatchEvidence evidence)
    {
        if (names.Of(probe) is { } given)
        {
            return new FaceDecision(given.PersonId, null, given.Similarity);
        }

        var ranked = probe.IsUsable && probe.DecidedPersonId is null ? evidence.Pooled(probe) : [];
        return ranked.Count > 0 && ranked[0].Similarity >= thresholds.MinSuggestSimilarity && !names.IsTaken(probe.PhotoId, ranked[0].PersonId)
            ? new FaceDecision(null, ranked[0].PersonId, ranked[0].Similarity)
            : default;
    }
}
