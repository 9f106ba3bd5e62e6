namespace FaceGallery.Domain.Recognition;

/// <summary>Faces that were put together before.</summary>
public sealed record KnownCluster(int Id, bool IsOpened, IReadOnlyCollection<int> FaceIds);
