namespace FaceGallery.Domain.Matching;

/// <summary>What speaks for one person being the one of a face, as cosine similarities.</summary>
/// <param name="Own">The face's own similarity to the person.</param>
/// <param name="Pooled">The same averaged with its neighbours'.</param>
internal readonly record struct PersonEvidence(int PersonId, float Own, float Pooled);
