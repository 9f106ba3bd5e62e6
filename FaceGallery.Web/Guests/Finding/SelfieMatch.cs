using FaceGallery.Domain.Detection;

namespace FaceGallery.Web.Guests.Finding;

/// <summary>A photo that seems to show the guest.</summary>
/// <param name="FaceId">The face in it that is most like the guest's.</param>
/// <param name="Box">Where that is in the photo as it is shown.</param>
/// <param name="Similarity">Cosine similarity of the two.</param>
public sealed record SelfieMatch(int PhotoId, int FaceId, RelativeBox Box, float Similarity);
