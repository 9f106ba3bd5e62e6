using FaceGallery.Domain.Matching;

namespace FaceGallery.Domain.Calibration;

/// <summary>
/// Compares faces with all others, person by person; how similar a face is to a person is computed from as many of their faces as matching compares.
/// Each thread has its own.
/// </summary>
/// <param name="resemblances">Takes whom each compared face resembles, by its place in the matrix.</param>
internal sealed class FaceComparison(FaceMatrix matrix, Resemblance[] resemblances)
{
    /// <summary>Faces compared at a time.</summary>
    public const int Rows = SimilarityTile.Width;

    private readonly SimilarityTile _tile = new(matrix.Faces[0].Embedding.Vector.Length);
    private readonly float[] _similarities = new float[Rows * matrix.Faces.Count];
    private readonly float[] _compared = new float[EnrolledFaces.Max];

    /// <summary>Each pair is in it once, with its first face.</summary>
    public PairTally Pairs { get; } = new();

    public void Compare(int firstFace)
    {
        var (rows, count) = (Math.Min(Rows, matrix.Faces.Count - firstFace), matrix.Faces.Count);
        for (var row = 0; row < rows; row++)
        {
            _tile.Set(row, matrix.Faces[firstFace + row].Embedding);
        }

        for (var other = 0; other < count; other += 2)
        {
            var next = Math.Min(other + 1, count - 1);
            _tile.Compare(matrix.Faces[other].Embedding, matrix.Faces[next].Embedding);
            for (var row = 0; row < rows; row++)
            {
                _similarities[(row * count) + other] = _tile.First[row];
                _similarities[(row * count) + next] = _tile.Second[row];
            }
        }

        for (var row = 0; row < rows; row++)
        {
            resemblances[firstFace + row] = Judge(firstFace + row, _similarities.AsSpan(row * count, count));
        }
    }

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
            if (matrix.IsPair(face, other) && !matrix.Faces[face].Embedding.IsCopyOf(matrix.Faces[other].Embedding, similarity))
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
        if (compared < EnrolledFaces.Max)
        {
            _compared[compared++] = similarity;
        }
    }
}
