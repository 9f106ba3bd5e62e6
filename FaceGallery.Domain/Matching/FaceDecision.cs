namespace FaceGallery.Domain.Matching;

/// <summary>The result for a probe: a name, a suggestion, or neither.</summary>
/// <param name="PersonId">The person it is; null when the machine does not name it.</param>
/// <param name="SuggestedPersonId">The person it may be; null for a named face, or when nobody comes near.</param>
/// <param name="Similarity">The cosine similarity that the decision rests on; 0 when there is neither.</param>
public readonly record struct FaceDecision(int? PersonId, int? SuggestedPersonId, float Similarity);
