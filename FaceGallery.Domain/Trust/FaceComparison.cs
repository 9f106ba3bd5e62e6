using FaceGallery.Domain.Recognition;

namespace FaceGallery.Domain.Trust;

/// <summary>
/// Compares faces with all others, person by person; how similar a face is to a person is computed from as many of their faces as matching compares.
/// Each thread has its own.
/// </summary>
/// <param name="resemblances">Takes whom each compared face resembles, by its place in the matrix.</param>
internal sealed class FaceComparison(FaceMatrix matrix, Resemblance[] resemblances)
{
    /// <summary>Faces compared at a time: the vectors of all others come from memory once for all of them.</summary>
    public const int Rows = 16;

    /// <summary>Others that they are compared with at a time, whose vectors stay in a core's cache meanwhile.</summary>
    private const int Columns = 64 * FaceMatrix.Together;

    /// <summary>At and above it, two pictures are copies of one (the same photo saved again, in another size).</summary>
    private const float CopySimilarity = 0.98f;

    private readonly int _stride = matrix.Faces.Count + FaceMatrix.Together;
    private readonly float[] _similarities = new float[Rows * (matrix.Faces.Count + FaceMatrix.Together)];
    private readonly float[] _compared = new float[EnrolledFaces.Most];

    /// <summary>Each pair is in it once, with its first face.</summary>
    public PairTally Pairs { get; } = new();

    public void Compare(int firstFace)
    {
        var (end, count) = (Math.Min(firstFace + Rows, matrix.Faces.Count), matrix.Faces.Count);
        for (var column = 0; column < count; column += Columns)
        {
            for (var face = firstFace; face < end; face++)
            {
                matrix.Similarities(face, column, Math.Min(Columns, count - column), Row(face - firstFace)[column..]);
            }
        }

        for (var face = firstFace; face < end; face++)
        {
            resemblances[face] = Judge(face, Row(face - firstFace));
        }
    }

    private Span<float> Row(int row) => _similarities.AsSpan(row * _stride, _stride);

    private Resemblance Judge(int face, ReadOnlySpan<float> similarities)
    {
        var resemblance = new Resemblance();
        foreach (var person in matrix.People)
        {
            var isOwn = face >= person.First && face < person.End;
            var compared = isOwn
                ? CountOwn(face, person, similarities, ref resemblance)
                : CountOthers(face, person, similarities, ref resemblance);
            if (compared > 0 && matrix.Faces[face].IsUsable)
            {
                Offer(PersonSimilarity.Of(_compared.AsSpan(0, compared)), isOwn, ref resemblance);
            }
        }

        return resemblance;
    }

    private static void Offer(float similarity, bool isOwn, ref Resemblance resemblance)
    {
        if (isOwn)
        {
            resemblance.OfferOwnPerson(similarity);
        }
        else
        {
            resemblance.OfferOtherPerson(similarity);
        }
    }

    /// <summary>Copies of a picture under one name say nothing new, and are left out.</summary>
    private int CountOwn(int face, (int First, int End) person, ReadOnlySpan<float> similarities, ref Resemblance resemblance)
    {
        var compared = 0;
        for (var other = person.First; other < person.End; other++)
        {
            var similarity = similarities[other];
            if (matrix.IsPair(face, other) && similarity < CopySimilarity)
            {
                Keep(similarity, ref compared);
                resemblance.OfferOwn(similarity, other);
                if (face < other)
                {
                    Pairs.AddSame(similarity);
                }
            }
        }

        return compared;
    }

    /// <summary>Copies under two names are the worst of mistakes, and count.</summary>
    private int CountOthers(int face, (int First, int End) person, ReadOnlySpan<float> similarities, ref Resemblance resemblance)
    {
        var compared = 0;
        for (var other = person.First; other < person.End; other++)
        {
            var similarity = similarities[other];
            if (matrix.IsPair(face, other))
            {
                Keep(similarity, ref compared);
                resemblance.OfferOther(similarity, other);
                if (face < other)
                {
                    Pairs.AddDifferent(similarity);
                }
            }
        }

        return compared;
    }

    private void Keep(float similarity, ref int compared)
    {
        if (compared < EnrolledFaces.Most)
        {
            _compared[compared++] = similarity;
        }
    }
}
