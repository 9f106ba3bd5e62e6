using System.Numerics.Tensors;

namespace FaceGallery.Domain.Detection;

/// <summary>
/// How much more a face resembles strangers than an adult's does on average, on the scale of cosine similarity. Embedders crowd what they were not
/// trained on into a corner: young children, old people, blurred and tiny faces resemble each other without being one person
/// ("hubness", Radovanović et al. 2010). What is common to them is taken off each similarity, so that one threshold means the same for everybody
/// (<see cref="Embedding.Similarity"/>).
/// </summary>
/// <remarks>
/// It is a linear function of the embedding alone: the same with thirty photos as with a hundred thousand, whatever arrived before. It is an
/// aggregate of 2,513 faces and tells of none of them. The numbers are the output of <c>evaluate commonness</c>; docs/measurements.md tells what it
/// was run on, how well they hold for people who were not among them, and what they change.
/// </remarks>
internal static class Commonness
{
    /// <summary>
    /// From here on a face is in a crowd. Of faces of 0–2 years nine in ten are, of 3–9 years two in five, of adults none (photos/ages, lfw and groups: at
    /// most 0.07).
    /// </summary>
    public const float Crowd = 0.09f;

    /// <param name="vector">With the divisor taken out of it, a unit vector; or the mean of several, which has the mean of their commonness.</param>
    /// <returns>0 for models of which nothing is known.</returns>
    public static float Of(string model, ReadOnlySpan<float> vector, float divisor = 1) =>
        model == "MobileFaceNet" && vector.Length == MobileFaceNetWeights.Length
            ? (TensorPrimitives.Dot(vector, MobileFaceNetWeights) / divisor) + MobileFaceNetOffset
            : 0;

    private const float MobileFaceNetOffset = -0.00541f;

    private static ReadOnlySpan<float> MobileFaceNetWeights =>
    [
        0.0177f, 0.00087f, -0.00917f, 0.04103f, 0.0269f, -0.01622f, 0.00977f, -0.01434f, -0.02569f, -0.04204f, 0.00418f, -0.01262f, 0.03572f,
        0.00555f, -0.01064f, -0.00782f, -0.04171f, -0.00551f, -0.00723f, -0.02509f, 0.02301f, 0.00865f, 0.06733f, 0.01551f, -0.0485f, 0.0007f,
        0.00465f, -0.00182f, -0.00014f, 0.02304f, -0.01007f, -0.00677f, 0.00942f, 0.04161f, -0.01718f, 0.03843f, -0.01335f, -0.0151f, -0.00896f,
        0.04388f, -0.00383f, 0.00024f, 0.00384f, 0.02145f, 0.01786f, 0.00044f, 0.02686f, -0.01138f, -0.01227f, 0.0004f, -0.04489f, -0.01452f,
        -0.01716f, 0.02622f, 0.00563f, 0.00789f, 0.00082f, -0.02419f, 0.0264f, 0.05831f, 0.01558f, 0.02509f, 0.01927f, -0.01324f, 0.00812f, 0.04989f,
        0.02398f, 0.03883f, 0.00319f, 0.02527f, 0.00401f, 0.00502f, 0.0016f, -0.01126f, 0.04017f, -0.02105f, -0.01461f, -0.04409f, 0.00806f, 0.02f,
        -0.00024f, -0.00082f, 0.04223f, 0.0036f, 0.0055f, 0.00228f, -0.01295f, -0.02459f, 0.01266f, -0.02708f, 0.00022f, -0.01303f, -0.01939f,
        -0.00068f, -0.01847f, -0.01054f, 0.0027f, -0.01404f, -0.03101f, -0.01991f, -0.01946f, 0.05413f, -0.03763f, -0.04289f, -0.03414f, -0.00231f,
        0.00936f, 0.04296f, 0.01525f, 0.00304f, -0.07338f, -0.00892f, -0.0085f, -0.01942f, -0.00846f, 0.02515f, -0.00586f, 0.00124f, -0.05073f,
        0.01253f, 0.02673f, 0.00472f, 0.01255f, -0.02175f, -0.02725f, 0.02751f, 0.03869f, -0.0095f,
    ];
}
