namespace FaceGallery.Domain.Matching;

/// <summary>
/// How much a face resembles a person of whom several faces are enrolled: the mean of its similarities to the nearest of them, less a
/// little. To the nearest one alone nearly everybody comes near once enough are enrolled; the mean of all fails where somebody was
/// enrolled as a child and as an adult.
/// </summary>
internal static class PersonSimilarity
{
    /// <summary>
    /// How much less a mean over very many faces counts than the similarity to a single one. It scatters less, so the threshold for a single face
    /// would be too lax for it. Measured: between 0.04 and 0.06 hardly anything changes (docs/measurements.md).
    /// </summary>
    private const float MaxDeduction = 0.05f;

    /// <param name="similarities">Cosine similarity to each enrolled face, in any order; at least one. Of a single one it is the result.</param>
    public static float Of(ReadOnlySpan<float> similarities)
    {
        Span<float> nearest = stackalloc float[Counted(similarities.Length)];
        nearest.Fill(float.NegativeInfinity);
        foreach (var similarity in similarities)
        {
            if (similarity > nearest[^1])
            {
                Insert(nearest, similarity);
            }
        }

        return Mean(nearest) - Deduction(similarities.Length);
    }

    /// <summary>How much less the mean counts where a person has so many enrolled faces.</summary>
    public static float Deduction(int faces) => MaxDeduction * (1 - (1 / MathF.Sqrt(faces)));

    /// <summary>The number of faces to the power of two thirds, rounded up: 1 of 1, 2 of 2, 3 of 5, 8 of 20, 22 of 100.</summary>
    public static int Counted(int faces)
    {
        var counted = 1L;
        while (counted * counted * counted < (long)faces * faces)
        {
            counted++;
        }

        return (int)counted;
    }

    /// <summary>Drops the last, and keeps the order, so that the mean is the same bit for bit in whatever order faces were enrolled.</summary>
    private static void Insert(Span<float> descending, float value)
    {
        var place = descending.Length - 1;
        for (; place > 0 && descending[place - 1] < value; place--)
        {
            descending[place] = descending[place - 1];
        }

        descending[place] = value;
    }

    private static float Mean(ReadOnlySpan<float> values)
    {
        var sum = 0f;
        foreach (var value in values)
        {
            sum += value;
        }

        return sum / values.Length;
    }
}
