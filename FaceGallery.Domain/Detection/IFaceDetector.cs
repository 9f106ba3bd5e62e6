namespace FaceGallery.Domain.Detection;

/// <summary>Finds the faces of a picture. Safe to call from several threads at once; the same picture gives the same answer.</summary>
public interface IFaceDetector
{
    /// <summary>Name of the weights, as the report and the settings page show it.</summary>
    string Name { get; }

    /// <summary>The faces, largest first.</summary>
    IReadOnlyList<DetectedFace> Detect(RgbImage image);
}
