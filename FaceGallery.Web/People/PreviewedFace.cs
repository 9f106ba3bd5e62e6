using FaceGallery.Domain.Recognition;

namespace FaceGallery.Web.People;

/// <summary>What the machine says of a face, and what it would say.</summary>
internal readonly record struct PreviewedFace(int FaceId, int PhotoId, FaceDecision Now, FaceDecision Then);
