namespace FaceGallery.Domain.Clustering;

/// <summary>A cluster as it is now.</summary>
/// <param name="IsPinned">A human opened or merged it: clustering may only add faces.</param>
/// <param name="FaceIds">Its faces. Those that are no longer to be clustered do no harm.</param>
public sealed record KnownCluster(int Id, bool IsPinned, IReadOnlyCollection<int> FaceIds);
