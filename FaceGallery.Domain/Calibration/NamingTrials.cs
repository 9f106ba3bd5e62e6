using FaceGallery.Domain.Matching;

namespace FaceGallery.Domain.Calibration;

/// <summary>The usable faces, each asked for once with its own person enrolled by other photos and once without.</summary>
internal sealed class NamingTrials
{
    private readonly RecognitionThresholds _thresholds;
    private readonly float _surcharge;
    private readonly SimilarityHistogram _same;
    private readonly SimilarityHistogram _different;

    /// <summary>The highest threshold at which each face gets its right name, somebody else's, or one as a stranger; and that at which a face in a crowd is asked about.</summary>
    private readonly List<float> _right = [];
    private readonly List<float> _mistaken = [];
    private readonly List<float> _strangers = [];
    private readonly List<float> _asking = [];
    private int _known;
    private int _asked;

    /// <param name="faces">A poor one resembles no person, so that it is not asked for.</param>
    /// <param name="surcharge">How much more than the threshold every name takes.</param>
    public NamingTrials(PairTally pairs, IEnumerable<(Resemblance Face, bool IsInCrowd)> faces, RecognitionThresholds thresholds, float surcharge)
    {
        (_same, _different, _thresholds, _surcharge) = (pairs.SamePerson, pairs.DifferentPeople, thresholds, surcharge);
        foreach (var (face, isInCrowd) in faces)
        {
            AskAsKnown(face, isInCrowd);
            AskAsStranger(face, isInCrowd);
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
            _asking.Count(similarity => similarity >= threshold && similarity < threshold + _thresholds.CrowdSurcharge),
            _different.ShareFrom(threshold + _surcharge),
            1 - _same.ShareFrom(threshold + _surcharge));
    }

    private static int Count(List<float> named, float threshold) => named.Count(similarity => similarity >= threshold);

    private void AskAsKnown(in Resemblance face, bool isInCrowd)
    {
        if (!face.IsKnown)
        {
            return;
        }

        _known++;
        if (face.Own - face.First >= _thresholds.AmbiguityMargin)
        {
            _right.Add(face.Own - Surcharge(isInCrowd));
            if (isInCrowd)
            {
                _asking.Add(face.Own - _surcharge);
            }
        }
        else if (face.First - Math.Max(face.Own, face.Second) >= _thresholds.AmbiguityMargin)
        {
            _mistaken.Add(face.First - Surcharge(isInCrowd));
        }
    }

    private void AskAsStranger(in Resemblance face, bool isInCrowd)
    {
        if (!face.HasOthers)
        {
            return;
        }

        _asked++;
        if (face.First - face.Second >= _thresholds.AmbiguityMargin)
        {
            _strangers.Add(face.First - Surcharge(isInCrowd));
        }
    }

    private float Surcharge(bool isInCrowd) => _surcharge + (isInCrowd ? _thresholds.CrowdSurcharge : 0);
}
