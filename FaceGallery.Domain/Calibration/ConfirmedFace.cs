using FaceGallery.Domain.Detection;

namespace FaceGallery.Domain.Calibration;

/// <summary>A face of which a human said whose it is: named by hand, or a portrait's.</summary>
/// <param name="IsUsable">Good enough to be named by the machine; a poor one is enrolled, but never asked for.</param>
/// <param name="Age">Years of age in the photo; null where the birthday or the day of the photo is not known.</param>
public sealed record ConfirmedFace(int FaceId, int PersonId, int PhotoId, Embedding Embedding, bool IsUsable, int? Age = null);
