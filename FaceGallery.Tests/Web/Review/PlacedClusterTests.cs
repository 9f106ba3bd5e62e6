using FaceGallery.Web.Clusters;
using Shouldly;

namespace FaceGallery.Tests.Web.Review;

public sealed class PlacedClusterTests
{
    [Fact]
    public void What_is_shown_stays_in_its_place_whatever_comes_grows_or_goes()
    {
        var shown = PlacedCluster.KeepPlaces([], [Card(1, 9), Card(2, 5), Card(3, 4)]).Take(2);

        var placed = PlacedCluster.KeepPlaces(shown, [Card(4, 30), Card(2, 20), Card(3, 4)]);

        placed.Select(place => (place.Card.Key.ClusterId, place.Card.FaceIds.Count, place.IsGone)).ShouldBe([(1, 9, true), (2, 20, false), (4, 30, false), (3, 4, false)]);
    }

    [Fact]
    public void What_comes_back_is_there_again()
    {
        var gone = PlacedCluster.KeepPlaces(PlacedCluster.KeepPlaces([], [Card(1, 9)]), []);

        PlacedCluster.KeepPlaces(gone, [Card(1, 9)]).ShouldAllBe(place => !place.IsGone);
    }

    private static ClusterCard Card(int id, int faces) => new(ClusterKey.Of(id), [.. Enumerable.Range(0, faces)], default, default, null, null);
}
