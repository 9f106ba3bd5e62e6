using FaceGallery.Web.Clusters;

namespace FaceGallery.Web.Api;

/// <summary>Unknown faces that belong together.</summary>
/// <param name="LikelyPersonId">The person that most of them may be.</param>
public sealed record ApiCluster(string Id, IReadOnlyList<string> FaceIds, DateTime First, DateTime Last, string? LikelyPersonId, string? LikelyPerson)
{
    public static ApiCluster Of(ClusterCard cluster) => new(
        cluster.Key.ToString(), [.. cluster.FaceIds.Select(ApiId.Of)], cluster.First, cluster.Last,
        cluster.LikelyPersonId is { } id ? ApiId.Of(id) : null, cluster.LikelyPerson);
}
