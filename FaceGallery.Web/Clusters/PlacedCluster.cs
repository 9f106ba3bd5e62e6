namespace FaceGallery.Web.Clusters;

/// <summary>A group of unknown faces in its place on the page.</summary>
/// <param name="IsGone">It was named or put elsewhere meanwhile: the place stays, so that nothing moves under the reader's finger.</param>
public sealed record PlacedCluster(ClusterCard Card, bool IsGone)
{
    /// <summary>What is shown stays where it is, as it is now; then comes the rest.</summary>
    public static IReadOnlyList<PlacedCluster> KeepPlaces(IEnumerable<PlacedCluster> shown, IReadOnlyList<ClusterCard> fresh)
    {
        var left = fresh.ToDictionary(card => card.Key);
        var placed = shown.Select(place => left.Remove(place.Card.Key, out var card) ? new PlacedCluster(card, false) : place with { IsGone = true }).ToList();
        placed.AddRange(fresh.Where(card => left.ContainsKey(card.Key)).Select(card => new PlacedCluster(card, false)));
        return placed;
    }
}
