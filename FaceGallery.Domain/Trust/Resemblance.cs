namespace FaceGallery.Domain.Trust;

/// <summary>
/// Whom a face resembles among the other confirmed faces. It does not matter in which order these are offered. Faces are places in a
/// <see cref="FaceMatrix"/>; −1 where there is none.
/// </summary>
internal struct Resemblance()
{
    private const float Nobody = float.NegativeInfinity;

    /// <summary>Similarity to the nearest face of the same person.</summary>
    public float Own { get; private set; } = Nobody;

    /// <summary>The face of the same person that it resembles least.</summary>
    public (float Similarity, int Face) Unlike { get; private set; } = (-Nobody, -1);

    /// <summary>The nearest face of anybody else.</summary>
    public (float Similarity, int Face) First { get; private set; } = (Nobody, -1);

    /// <summary>The nearest face of yet somebody else.</summary>
    public (float Similarity, int Face) Second { get; private set; } = (Nobody, -1);

    public readonly bool IsKnown => Own > Nobody;

    public readonly bool HasOthers => First.Face >= 0;

    public void OfferOwn(float similarity, int face)
    {
        Own = Math.Max(Own, similarity);
        if (similarity < Unlike.Similarity || (similarity == Unlike.Similarity && face < Unlike.Face))
        {
            Unlike = (similarity, face);
        }
    }

    /// <param name="people">Person by face.</param>
    public void OfferOther(float similarity, int face, int[] people)
    {
        // Nearly all are too far off, and this is asked for each pair.
        if (similarity >= Second.Similarity)
        {
            RankOther(similarity, face, people);
        }
    }

    /// <summary>Takes over what another thread has seen of the same face.</summary>
    public void Add(in Resemblance other, int[] people)
    {
        Own = Math.Max(Own, other.Own);
        if (other.Unlike.Face >= 0)
        {
            OfferOwn(other.Unlike.Similarity, other.Unlike.Face);
        }

        if (other.First.Face >= 0)
        {
            OfferOther(other.First.Similarity, other.First.Face, people);
        }

        if (other.Second.Face >= 0)
        {
            OfferOther(other.Second.Similarity, other.Second.Face, people);
        }
    }

    private void RankOther(float similarity, int face, int[] people)
    {
        var isOfFirst = HasOthers && people[face] == people[First.Face];
        if (IsNearer((similarity, face), First))
        {
            Second = isOfFirst ? Second : First;
            First = (similarity, face);
        }
        else if (!isOfFirst && IsNearer((similarity, face), Second))
        {
            Second = (similarity, face);
        }
    }

    /// <summary>Of equally near faces the first one counts, whichever was offered first.</summary>
    private static bool IsNearer((float Similarity, int Face) face, (float Similarity, int Face) than) =>
        face.Similarity > than.Similarity || (face.Similarity == than.Similarity && face.Face < than.Face);
}
