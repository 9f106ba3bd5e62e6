namespace FaceGallery.Domain.Calibration;

/// <summary>
/// Whom a face resembles among the other confirmed faces. Faces are places in a <see cref="FaceMatrix"/>, −1 where there is none, and are
/// offered in their order: of equally similar ones the first counts. A poor face resembles faces, but no person: the machine does not name it.
/// </summary>
internal struct Resemblance()
{
    private const float Nobody = float.NegativeInfinity;

    /// <summary>Similarity to its own person, whose other faces are enrolled.</summary>
    public float Own { get; private set; } = Nobody;

    /// <summary>Similarity to the person, of all others, whom it resembles most.</summary>
    public float First { get; private set; } = Nobody;

    /// <summary>Similarity to the next of the others.</summary>
    public float Second { get; private set; } = Nobody;

    /// <summary>The face of the same person that it resembles least.</summary>
    public (float Similarity, int Face) Unlike { get; private set; } = (-Nobody, -1);

    /// <summary>The nearest face of anybody else.</summary>
    public (float Similarity, int Face) Alike { get; private set; } = (Nobody, -1);

    public readonly bool IsKnown => Own > Nobody;

    public readonly bool HasOthers => First > Nobody;

    public void OfferOwn(float similarity, int face)
    {
        if (similarity < Unlike.Similarity)
        {
            Unlike = (similarity, face);
        }
    }

    public void OfferOther(float similarity, int face)
    {
        if (similarity > Alike.Similarity)
        {
            Alike = (similarity, face);
        }
    }

    public void OfferOwnPerson(float similarity) => Own = similarity;

    public void OfferOtherPerson(float similarity) =>
        (First, Second) = similarity > First ? (similarity, First) : (First, Math.Max(Second, similarity));
}
