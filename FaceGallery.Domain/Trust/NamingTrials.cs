namespace FaceGallery.Domain.Trust;

/// <summary>The usable faces, each asked for once with its own person enrolled by other photos and once without.</summary>
internal sealed class NamingTrials
{
    private readonly SimilarityHistogram _same;
    private readonly SimilarityHistogram _different;
    private readonly List<float> _right = [];
    private readonly List<float> _mistaken = [];
    private readonly List<float> _strangers = [];
    private int _known;
    private int _asked;

    /// <param name="faces">A poor one resembles no person, so that it is not asked for.</param>
    /// <param name="margin">How far the first person must lead the second.</param>
    public NamingTrials(PairTally pairs, IEnumerable<Resemblance> faces, float margin)
    {
        (_same, _different) = (pairs.SamePerson, pairs.DifferentPeople);
        foreach (var face in faces)
        {
            AskAsKnown(face, margin);
            AskAsStranger(face, margin);
        }
    }

    public ThresholdRates At(float threshold)
    {
        var (right, mistaken, strangers) = (Count(_right, threshold), Count(_mistaken, threshold), Count(_strangers, threshold));
        return new ThresholdRates(
            threshold,
            new ErrorRate(strangers, _asked),
            new ErrorRate(_known - right, _known),
            new ErrorRate(mistaken, _known),
            _different.ShareFrom(threshold),
            1 - _same.ShareFrom(threshold));
    }

    private static int Count(List<float> named, float threshold) => named.Count(similarity => similarity >= threshold);

    private void AskAsKnown(in Resemblance face, float margin)
    {
        if (!face.IsKnown)
        {
            return;
        }

        _known++;
        if (face.Own - face.First >= margin)
        {
            _right.Add(face.Own);
        }
        else if (face.First - Math.Max(face.Own, face.Second) >= margin)
        {
            _mistaken.Add(face.First);
        }
    }

    private void AskAsStranger(in Resemblance face, float margin)
    {
        if (!face.HasOthers)
        {
            return;
        }

        _asked++;
        if (face.First - face.Second >= margin)
        {
            _strangers.Add(face.First);
        }
    }
}
