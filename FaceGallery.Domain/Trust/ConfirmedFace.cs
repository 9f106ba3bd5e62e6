using FaceGallery.Domain.Recognition;

namespace FaceGallery.Domain.Trust;

/// <summary>A face of which a human said whose it is: named by hand, or a portrait's.</summary>
/// <param name="IsUsable">Good enough to be named by the machine; a poor one is enrolled, but never asked for.</param>
public sealed record ConfirmedFace(int FaceId, int PersonId, int PhotoId, Embedding Embedding, bool IsUsable);
