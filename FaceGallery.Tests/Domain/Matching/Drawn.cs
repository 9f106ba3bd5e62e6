using FaceGallery.Domain.Detection;
using FaceGallery.Domain.Matching;

namespace FaceGallery.Tests.Domain.Matching;

/// <summary>Embeddings drawn by hand: each axis is a person, and what is left goes into a direction of the face's own.</summary>
internal static class Drawn
{
    private const int Axes = 64;
    private const int FirstOwnAxis = 16;

    /// <param name="own">Number of the direction that nobody else shares.</param>
    /// <param name="similarities">Cosine similarity to each person's pure axis.</param>
    public static Embedding Face(int own, params (int Person, float Similarity)[] similarities)
    {
        var vector = new float[Axes];
        var left = 1f;
        foreach (var (person, similarity) in similarities)
        {
            vector[person] = similarity;
            left -= similarity * similarity;
        }

        vector[FirstOwnAxis + own] = MathF.Sqrt(left);
        return Embedding.FromOutput("drawn", vector);
    }

    /// <summary>A gallery with one pure portrait for each person.</summary>
    public static Gallery Portraits(params int[] people) => new(people.Select(person => (person, Face(0, (person, 1f)))));

    public static IReadOnlyList<FaceDecision> Match(this FaceMatcher matcher, Gallery gallery, params Probe[] probes)
    {
        var neighbours = new FaceNeighbours();
        neighbours.Update([.. probes.Where(probe => probe.IsUsable)]);
        return matcher.Match(gallery, neighbours, probes);
    }
}
