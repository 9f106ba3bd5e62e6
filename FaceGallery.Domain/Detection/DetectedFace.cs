namespace FaceGallery.Domain.Detection;

/// <summary>What a detector says of one face.</summary>
/// <param name="Box">Where it is.</param>
/// <param name="Landmarks">Eyes, nose and mouth corners.</param>
/// <param name="Score">How sure the detector is, 0–1. Scores of different detectors do not compare.</param>
public readonly record struct DetectedFace(RelativeBox Box, FaceLandmarks Landmarks, float Score);
