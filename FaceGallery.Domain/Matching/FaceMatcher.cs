namespace FaceGallery.Domain.Matching;

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
/// Whom a face is certainly not counts for nothing there, not even as a rival. A face in a crowd needs more for a name, and is suggested where it has not.
/// So does every face in a large library: the thresholds rise with the number of usable faces, so slowly that one more face moves them by nothing that is seen.
/// </summary>
public sealed class FaceMatcher(RecognitionThresholds thresholds)
{
    /// <summary>Supported faces support others in turn; photos of one person hang together in far fewer steps.</summary>
    private const int MaxRounds = 20;

    /// <summary>Computes everything anew.</summary>
    /// <inheritdoc cref="Match(Gallery, FaceNeighbours, IReadOnlyList{Probe}, MatchEvidence)"/>
    public IReadOnlyList<FaceDecision> Match(Gallery gallery, FaceNeighbours neighbours, IReadOnlyList<Probe> probes) =>
        Match(gallery, neighbours, probes, new MatchEvidence());

    /// <param name="neighbours">Up to date with the usable ones of <paramref name="probes"/>.</param>
    /// <param name="evidence">Kept from the last match, whatever that was; it makes this one quicker and changes no decision.</param>
    /// <returns>A decision for each probe, in their order.</returns>
    /// <exception cref="ArgumentException">A probe is of another model than the gallery.</exception>
    public IReadOnlyList<FaceDecision> Match(Gallery gallery, FaceNeighbours neighbours, IReadOnlyList<Probe> probes, MatchEvidence evidence)
    {
        evidence.Update(gallery, neighbours, probes, thresholds);
        var names = new PhotoNames(probes, evidence.Slots);
        var open = new List<FaceEvidence>(evidence.OfProbes.Length);
        open.AddRange(evidence.OfProbes.Where(face => face is { Probe.DecidedPersonId: null })!);
        var usable = evidence.OfProbes.Count(face => face is not null);
        var (least, leastSupport) = (thresholds.LeastMatch(usable), thresholds.LeastSupport(usable));
        var accepted = names.Give(Claims(names, open, Pooled, least));
        for (var round = 0; round < MaxRounds && accepted; round++)
        {
            open.RemoveAll(names.Has);
            accepted = names.Give(Claims(names, open, face => names.AreNewAround(face) ? Supported(face, names) : new PersonRanking(), leastSupport));
        }

        return Array.ConvertAll(evidence.OfProbes, face => face is { Probe.DecidedPersonId: null } ? Decide(face, names) : default);
    }

    /// <summary>The people ranked by the face's own similarity pooled with its neighbours'.</summary>
    private static PersonRanking Pooled(FaceEvidence face)
    {
        var ranking = new PersonRanking();
        foreach (var person in face.People)
        {
            if (face.MayBe(person.PersonId))
            {
                ranking.Offer(person.PersonId, person.Pooled);
            }
        }

        return ranking;
    }

    /// <summary>The people ranked by the mean of the two highest of its similarities to them and to their sure faces.</summary>
    private PersonRanking Supported(FaceEvidence face, PhotoNames names)
    {
        var ranking = new PersonRanking();
        foreach (var person in face.People)
        {
            if (face.MayBe(person.PersonId))
            {
                ranking.Offer(person.PersonId, person.Pooled < thresholds.MinSupportedSimilarity ? person.Pooled : Support(face, person, names));
            }
        }

        return ranking;
    }

    private static float Support(FaceEvidence face, PersonEvidence person, PhotoNames names)
    {
        var (first, second) = (person.Own, -1f);
        for (var i = 0; i < face.Near.Length; i++)
        {
            if (names.IsOf(face.Near[i], person.PersonId))
            {
                var similarity = face.SimilarityTo(i);
                (first, second) = similarity > first ? (similarity, first) : (first, Math.Max(second, similarity));
            }
        }

        return (first + second) / 2;
    }

    /// <summary>Who has enough evidence now; of several faces in a photo for one person the best, of equals the lower id.</summary>
    private Dictionary<(int PhotoId, int PersonId), (FaceEvidence Face, Candidate Name)> Claims(
        PhotoNames names, List<FaceEvidence> faces, Func<FaceEvidence, PersonRanking> rank, float least)
    {
        var claims = new Dictionary<(int PhotoId, int PersonId), (FaceEvidence Face, Candidate Name)>();
        foreach (var face in faces)
        {
            var ranking = rank(face);
            var key = (face.Probe.PhotoId, ranking.Best.PersonId);
            if (IsClear(ranking, face.Probe.Embedding.IsInCrowd ? least + thresholds.CrowdSurcharge : least)
                && !names.IsTaken(face.Probe.PhotoId, ranking.Best.PersonId)
                && (!claims.TryGetValue(key, out var rival) || IsBetter(face, ranking.Best, rival)))
            {
                claims[key] = (face, ranking.Best);
            }
        }

        return claims;
    }

    private bool IsClear(PersonRanking ranking, float least) =>
        ranking.Best.Similarity >= least && ranking.Best.Similarity - ranking.Second >= thresholds.AmbiguityMargin;

    private static bool IsBetter(FaceEvidence face, Candidate name, (FaceEvidence Face, Candidate Name) rival) =>
        name.Similarity > rival.Name.Similarity
        || (name.Similarity == rival.Name.Similarity && face.Probe.FaceId < rival.Face.Probe.FaceId);

    private FaceDecision Decide(FaceEvidence face, PhotoNames names)
    {
        if (names.Has(face))
        {
            return new FaceDecision(names.Of(face).PersonId, null, names.Of(face).Similarity);
        }

        var best = Pooled(face).Best;
        return best.Similarity >= thresholds.MinSuggestSimilarity && !names.IsTaken(face.Probe.PhotoId, best.PersonId)
            ? new FaceDecision(null, best.PersonId, best.Similarity)
            : default;
    }
}
