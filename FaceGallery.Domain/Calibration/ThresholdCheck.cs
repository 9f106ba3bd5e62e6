using FaceGallery.Domain.Matching;

namespace FaceGallery.Domain.Calibration;

/// <summary>
/// Asks for each confirmed face as if it were new, with all others enrolled, and counts at each threshold how often the machine
/// would have been wrong. A face gets a name when its most similar person, by the mean of that person's nearest faces, reaches the
/// threshold (more for a face in a crowd, and in a large library) and leads the second by the margin, as <see cref="FaceMatcher"/> has it; that neighbours and sure faces lend support is left out.
/// <list type="bullet">
/// <item>Misses: the face's own person is enrolled by other photos.</item>
/// <item>False names: the face's own person is left out, so that any name is a false one. Among people of whom many faces are
/// enrolled the right name nearly always wins; it is strangers who tell what a low threshold costs.</item>
/// </list>
/// </summary>
/// <remarks>
/// Faces of the same photo are not compared (nobody is twice in one), nor copies of a picture under the same name. The rates hold for as
/// many people and faces as are enrolled: with more, a stranger finds a look-alike more easily. They are those of a stranger who comes once;
/// one who comes in several photos is judged by all of them together.
/// Measured: 20,000 faces of 200 people, or of 20, take 11 to 12 seconds of one core's time, spread over all cores, and 60 MB.
/// </remarks>
public sealed class ThresholdCheck(RecognitionThresholds thresholds)
{
    /// <summary>Faces compared at most; of more, a sample is drawn that is always the same.</summary>
    public const int MaxFaces = 20_000;

    /// <summary>Pairs listed of either kind.</summary>
    public const int MaxPairs = 12;

    private const int LowestPercent = 20;
    private const int HighestPercent = 80;

    /// <param name="confirmed">Each face once, all of one model.</param>
    /// <param name="libraryFaces">Usable faces of the library, with which the threshold rises.</param>
    /// <exception cref="ArgumentException">The embeddings are not all of one model.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public ThresholdReport Check(IReadOnlyCollection<ConfirmedFace> confirmed, int libraryFaces, CancellationToken cancellationToken)
    {
        var matrix = new FaceMatrix(confirmed.OrderBy(face => Shuffled(face.FaceId)).Take(MaxFaces));
        var (faces, (pairs, resemblances)) = (matrix.Faces, FacePairs.Compare(matrix, cancellationToken));
        var surcharge = thresholds.LeastMatch(libraryFaces) - thresholds.MinMatchSimilarity;
        var trials = new NamingTrials(pairs, resemblances.Zip(faces, (face, confirmed) => (face, confirmed.Embedding.IsInCrowd)), thresholds, surcharge);
        var rates = Enumerable.Range(LowestPercent, HighestPercent - LowestPercent + 1).Select(percent => trials.At(percent / 100f)).ToList();
        return new ThresholdReport(
            confirmed.Count,
            faces.Count,
            faces.Count(face => !face.IsUsable),
            matrix.People.Count,
            surcharge,
            pairs.SamePerson,
            pairs.DifferentPeople,
            trials.At(thresholds.MinMatchSimilarity),
            rates,
            ThresholdProposal.From(rates, matrix.People.Count),
            [.. AgeRates.Ages.Select(age => AtAge(age, faces, pairs, resemblances, surcharge)).Where(age => age.Faces > 0)],
            Worst(faces, face => resemblances[face].Unlike, similarity => similarity),
            Worst(faces, face => resemblances[face].Alike, similarity => -similarity));
    }

    private AgeRates AtAge((int From, int? To) age, IReadOnlyList<ConfirmedFace> faces, PairTally pairs, Resemblance[] resemblances, float surcharge)
    {
        var own = Enumerable.Range(0, faces.Count).Where(face => faces[face] is { IsUsable: true, Age: { } years } && years >= age.From && years <= (age.To ?? years)).ToList();
        var rates = new NamingTrials(pairs, own.Select(face => (resemblances[face], faces[face].Embedding.IsInCrowd)), thresholds, surcharge).At(thresholds.MinMatchSimilarity);
        return new AgeRates(age.From, age.To, own.Count, rates.FalseNames, rates.Misses, rates.ToCheck);
    }

    /// <summary>Knuth's multiplicative hash: an order that has nothing to do with when a face was found.</summary>
    private static uint Shuffled(int faceId) => unchecked((uint)faceId * 2654435761u);

    /// <summary>Each face with its worst partner, the worst pairs first. A face that bears a wrong name would else fill the list.</summary>
    private static List<FacePair> Worst(IReadOnlyList<ConfirmedFace> faces, Func<int, (float Similarity, int Face)> partner, Func<float, float> order)
    {
        var taken = new HashSet<int>();
        return
        [
            .. Enumerable.Range(0, faces.Count)
                .Select(face => (Face: face, Partner: partner(face)))
                .Where(pair => pair.Partner.Face >= 0)
                .OrderBy(pair => order(pair.Partner.Similarity)).ThenBy(pair => pair.Face)
                .Where(pair => !taken.Contains(pair.Face) && !taken.Contains(pair.Partner.Face) && taken.Add(pair.Face) && taken.Add(pair.Partner.Face))
                .Take(MaxPairs)
                .Select(pair => (Face: faces[pair.Face], Other: faces[pair.Partner.Face], pair.Partner.Similarity))
                .Select(pair => new FacePair(pair.Face.FaceId, pair.Face.PersonId, pair.Other.FaceId, pair.Other.PersonId, pair.Similarity)),
        ];
    }
}
