namespace FaceGallery.Web.Clusters;

/// <summary>Unknown faces that belong together, as lists show them.</summary>
/// <param name="FaceIds">All of them, in the order of their photos, the latest first.</param>
/// <param name="First">When the first of the photos was taken.</param>
/// <param name="Last">When the last was taken.</param>
/// <param name="LikelyPersonId">The person that most of them may be; null when nobody comes near.</param>
public sealed record ClusterCard(ClusterKey Key, IReadOnlyList<int> FaceIds, DateTime First, DateTime Last, int? LikelyPersonId, string? LikelyPerson)
{
    /// <summary>One of the faces at least is neither too small nor too blurred to be recognised.</summary>
    public bool IsClear { get; init; } = true;
}
