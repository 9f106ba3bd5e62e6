namespace FaceGallery.Domain.Calibration;

/// <summary>How similar the pairs of confirmed faces seen so far are. Each thread has its own, and they are added up.</summary>
internal sealed class PairTally
{
    private readonly long[] _same = new long[2 * SimilarityHistogram.Resolution];
    private readonly long[] _different = new long[2 * SimilarityHistogram.Resolution];

    public SimilarityHistogram SamePerson => new(_same);

    public SimilarityHistogram DifferentPeople => new(_different);

    public void AddSame(float similarity) => _same[SimilarityHistogram.Bin(similarity)]++;

    public void AddDifferent(float similarity) => _different[SimilarityHistogram.Bin(similarity)]++;

    public void Add(PairTally other)
    {
        for (var bin = 0; bin < _same.Length; bin++)
        {
            _same[bin] += other._same[bin];
            _different[bin] += other._different[bin];
        }
    }
}
