namespace FaceGallery.Domain.Clustering;

/// <summary>Faces that are most likely of one person, whoever it is.</summary>
/// <param name="Id">The known cluster that goes on in it; null where it is a new one.</param>
/// <param name="FaceIds">Its faces in ascending order, at least one.</param>
public sealed record FaceGroup(int? Id, IReadOnlyList<int> FaceIds);
