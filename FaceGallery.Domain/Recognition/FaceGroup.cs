namespace FaceGallery.Domain.Recognition;

/// <summary>Faces that belong together.</summary>
/// <param name="Id">The known cluster that goes on in it; null for a new one.</param>
public sealed record FaceGroup(int? Id, IReadOnlyList<int> FaceIds);
