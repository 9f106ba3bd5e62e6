namespace FaceGallery.Domain.Calibration;

/// <summary>Two confirmed faces of different photos, and whose they are said to be.</summary>
/// <param name="Similarity">Cosine similarity.</param>
public readonly record struct FacePair(int FaceId, int PersonId, int OtherFaceId, int OtherPersonId, float Similarity);
