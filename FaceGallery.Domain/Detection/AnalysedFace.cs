namespace FaceGallery.Domain.Detection;

/// <summary>Everything that is learnt of a face from its picture alone.</summary>
public sealed record AnalysedFace(DetectedFace Detection, FaceQuality Quality, Embedding Embedding);
