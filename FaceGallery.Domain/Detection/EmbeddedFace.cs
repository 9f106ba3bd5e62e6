namespace FaceGallery.Domain.Detection;

/// <summary>What an embedder says of one aligned face.</summary>
/// <param name="Embedding">The face as a unit vector.</param>
/// <param name="Strength">
/// Length of the vector before it was scaled. It is short where the model sees little of a face (Meng et al.: "MagFace", 2021); its range
/// is the model's own.
/// </param>
public readonly record struct EmbeddedFace(Embedding Embedding, float Strength);
