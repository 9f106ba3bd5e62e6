using FaceGallery.Domain.Matching;

namespace FaceGallery.Web.Matching;

/// <summary>What the machine says of a face, and what it would say.</summary>
internal readonly record struct PreviewedFace(int FaceId, int PhotoId, FaceDecision Now, FaceDecision Then);
