using FaceGallery.Domain.Clustering;
using FaceGallery.Domain.Matching;
using FaceGallery.Tests.Domain.Matching;
using Shouldly;

namespace FaceGallery.Tests.Domain.Clustering;

public sealed class FaceClustererTests
{
    private readonly FaceClusterer _clusterer = new(new ClusteringThresholds());

    [Fact]
    public void Faces_of_one_person_are_put_together_and_strangers_kept_apart()
    {
        var clusters = Cluster(Face(1, 1, (0, 0.8f)), Face(2, 2, (0, 0.8f)), Face(3, 3, (1, 0.8f)), Face(4, 4, (1, 0.8f)), Face(5, 5, (2, 0.8f)));

        clusters.ShouldBe(["1 2", "3 4", "5"]);
    }

    [Fact]
    public void Two_faces_of_one_photo_are_never_together() =>
        Cluster(Face(1, 1, (0, 0.9f)), Face(2, 1, (0, 0.9f))).ShouldBe(["1", "2"]);

    [Fact]
    public void A_hard_picture_joins_a_large_cluster_that_clearly_holds_its_like()
    {
        Probe[] clear = [.. Enumerable.Range(1, 5).Select(id => Face(id, id, (0, 0.9f)))];
        Probe[] besides = [Face(6, 6, (0, 0.7f), (9, 0.7f)), Face(7, 7, (0, 0.7f), (9, 0.7f))];
        var hard = Face(8, 8, (0, 0.2f), (9, 0.45f));

        Cluster([.. clear, .. besides, hard]).ShouldBe(["1 2 3 4 5 6 7 8"]);
        Cluster([.. clear, hard]).ShouldBe(["1 2 3 4 5", "8"]);
    }

    [Fact]
    public void The_order_of_arrival_changes_nothing()
    {
        Probe[] faces = [.. Enumerable.Range(1, 60).Select(id => Face(id, id, (id % 7, 0.55f + (id * 0.004f)), (8 + (id % 3), 0.3f)))];
        var forwards = Cluster(faces);
        Array.Reverse(faces);

        Cluster(faces).ShouldBe(forwards);
    }

    [Fact]
    public void A_poor_face_stays_alone() =>
        Cluster(Face(1, 1, (0, 0.9f)), Face(2, 2, (0, 0.9f)), Face(3, 3, (0, 0.9f)) with { IsUsable = false }).ShouldBe(["1 2", "3"]);

    [Fact]
    public void Faces_that_have_a_name_are_not_clustered_though_they_are_neighbours()
    {
        Probe[] faces = [Face(1, 1, (0, 0.8f)), Face(2, 2, (0, 0.8f)), Face(3, 3, (0, 0.8f))];
        var neighbours = new FaceNeighbours();
        neighbours.Update(faces);

        _clusterer.Cluster(faces[1..], neighbours, []).ShouldHaveSingleItem().FaceIds.ShouldBe([2, 3]);
    }

    [Fact]
    public void Friends_are_found_among_two_thousand_strangers_who_stay_apart()
    {
        var crowd = new Crowd(seed: 1);
        var friends = crowd.People(20, faces: 5);
        var clusters = Cluster([.. friends, .. crowd.People(2_000, faces: 1)]);

        clusters.Take(20).Order().ShouldBe(friends.Chunk(5).Select(person => string.Join(' ', person.Select(face => face.FaceId))).Order());
        clusters.Count.ShouldBeGreaterThan(2_000);
    }

    [Fact]
    public void Among_more_faces_it_takes_more_to_be_put_together()
    {
        var thresholds = new ClusteringThresholds();

        thresholds.LeastCentre(100_000).ShouldBeGreaterThan(thresholds.LeastCentre(1_000));
        thresholds.LeastJoin(100_000).ShouldBeGreaterThan(thresholds.LeastJoin(1_000));
        thresholds.LeastCentre(10).ShouldBe(thresholds.LeastCentre(100));
    }

    private static Probe Face(int id, int photo, params (int Axis, float Similarity)[] similarities) =>
        new(id, photo, Drawn.Face(id % 45, similarities), IsUsable: true);

    private List<string> Cluster(params Probe[] faces)
    {
        var neighbours = new FaceNeighbours();
        neighbours.Update(faces);
        return [.. _clusterer.Cluster(faces, neighbours, []).Select(group => string.Join(' ', group.FaceIds))];
    }
}
