namespace FaceGallery.Web.Review;

/// <summary>A face in a question.</summary>
/// <param name="Hash">Of the photo's content.</param>
/// <param name="Similarity">Cosine similarity on which the machine's guess rests; null for a reference.</param>
public sealed record ReviewFace(int Id, int PhotoId, string Hash, float? Similarity);
