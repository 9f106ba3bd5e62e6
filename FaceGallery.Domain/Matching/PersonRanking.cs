namespace FaceGallery.Domain.Matching;

/// <summary>The best of the people offered, and how near the second comes.</summary>
internal struct PersonRanking()
{
    public Candidate Best { get; private set; } = new(0, float.NegativeInfinity);

    public float Second { get; private set; } = float.NegativeInfinity;

    /// <summary>Of equals the lower id is better, so that the order of offers does not matter.</summary>
    public void Offer(int personId, float similarity)
    {
        if (similarity > Best.Similarity || (similarity == Best.Similarity && personId < Best.PersonId))
        {
            (Best, Second) = (new Candidate(personId, similarity), Best.Similarity);
        }
        else
        {
            Second = MathF.Max(Second, similarity);
        }
    }
}
