using FaceGallery.Domain.Detection;

namespace FaceGallery.Web.Commands.Evaluate;

/// <summary>Which face a photo of one person is about.</summary>
public static class CentralFace
{
    /// <summary>FaceNet's alignment script weighs the squared distance from the centre like this against the area.</summary>
    private const float DistanceWeight = 2;

    /// <summary>The most central large face; of equal ones the first. Null where there is none.</summary>
    /// <param name="aspectRatio">The picture's width divided by its height.</param>
    public static AnalysedFace? Of(IReadOnlyList<AnalysedFace> faces, float aspectRatio) =>
        faces.MaxBy(face => Weight(face.Detection.Box, aspectRatio));

    /// <summary>Area minus twice the squared distance from the centre, both in the same unit.</summary>
    private static float Weight(RelativeBox box, float aspectRatio)
    {
        var (x, y) = ((box.Centre.X - 0.5f) * aspectRatio, box.Centre.Y - 0.5f);
        return (box.Area * aspectRatio) - (DistanceWeight * ((x * x) + (y * y)));
    }
}
