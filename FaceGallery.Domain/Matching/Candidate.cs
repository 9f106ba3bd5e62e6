namespace FaceGallery.Domain.Matching;

/// <summary>A ranked answer: a person, and how much speaks for them.</summary>
/// <param name="Similarity">Cosine similarity.</param>
public readonly record struct Candidate(int PersonId, float Similarity);
