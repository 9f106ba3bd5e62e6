namespace FaceGallery.Web.Review;

/// <summary>A face in a question.</summary>
/// <param name="Version">Of the photo: see <see cref="Domain.Photos.Photo.Version"/>.</param>
/// <param name="Similarity">Similarity on which the machine's guess rests; null for a reference.</param>
/// <param name="TakenAt">As the photo says; null where it does not.</param>
public sealed record ReviewFace(int Id, int PhotoId, string Version, float? Similarity, DateTime? TakenAt);
