namespace FaceGallery.Domain.Trust;

/// <summary>What is known from the pairs of confirmed faces seen so far. Each thread has its own, and they are added up.</summary>
internal sealed class PairTally
{
    /// <summary>At and above it, two pictures are copies of one (the same photo saved again, in another size).</summary>
    private const float CopySimilarity = 0.98f;

    private readonly int[] _people;
    private readonly int[] _photos;
    private readonly bool[] _usable;
    private readonly long[] _same = new long[2 * SimilarityHistogram.Resolution];
    private readonly long[] _different = new long[2 * SimilarityHistogram.Resolution];
    private readonly Resemblance[] _resemblances;

    public PairTally(IReadOnlyList<ConfirmedFace> faces)
    {
        _people = [.. faces.Select(face => face.PersonId)];
        _photos = [.. faces.Select(face => face.PhotoId)];
        _usable = [.. faces.Select(face => face.IsUsable)];
        _resemblances = new Resemblance[faces.Count];
        Array.Fill(_resemblances, new Resemblance());
    }

    public SimilarityHistogram SamePerson => new(_same);

    public SimilarityHistogram DifferentPeople => new(_different);

    public ref readonly Resemblance this[int face] => ref _resemblances[face];

    /// <summary>
    /// Nobody is twice in one photo, and of two poor faces none is asked for: such pairs do not count. Copies of a picture under one name
    /// say nothing new; under two names they are the worst of mistakes, and count.
    /// </summary>
    public void Add(int face, int other, float similarity)
    {
        if (_photos[face] == _photos[other] || !(_usable[face] || _usable[other]))
        {
            return;
        }

        if (_people[face] != _people[other])
        {
            _different[SimilarityHistogram.Bin(similarity)]++;
            _resemblances[face].OfferOther(similarity, other, _people);
            _resemblances[other].OfferOther(similarity, face, _people);
        }
        else if (similarity < CopySimilarity)
        {
            _same[SimilarityHistogram.Bin(similarity)]++;
            _resemblances[face].OfferOwn(similarity, other);
            _resemblances[other].OfferOwn(similarity, face);
        }
    }

    public void Add(PairTally other)
    {
        for (var bin = 0; bin < _same.Length; bin++)
        {
            _same[bin] += other._same[bin];
            _different[bin] += other._different[bin];
        }

        for (var face = 0; face < _resemblances.Length; face++)
        {
            _resemblances[face].Add(other._resemblances[face], _people);
        }
    }
}
