namespace FaceGallery.Web.Clusters;

/// <summary>The few faces that stand for a group: two, three or six, which make full rows.</summary>
internal static class ClusterSample
{
    private static readonly int[] Sizes = [6, 3, 2, 1];

    /// <summary>Spread over the whole group, so that faces that do not belong together are likely to be seen.</summary>
    public static IReadOnlyList<int> Of(ClusterCard card)
    {
        var count = Array.Find(Sizes, size => size <= card.FaceIds.Count);
        return [.. Enumerable.Range(0, count).Select(index => card.FaceIds[(int)((long)index * card.FaceIds.Count / count)])];
    }
}
