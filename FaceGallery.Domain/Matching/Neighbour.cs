namespace FaceGallery.Domain.Matching;

/// <summary>Another face that resembles this one.</summary>
/// <param name="Similarity">Cosine similarity.</param>
public readonly record struct Neighbour(int FaceId, float Similarity);
