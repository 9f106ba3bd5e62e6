using FaceGallery.Domain.Clustering;
using FaceGallery.Domain.Matching;
using FaceGallery.Tests.Domain.Matching;
using Shouldly;

namespace FaceGallery.Tests.Domain.Clustering;

public sealed class ClusterIdentityTests
{
    private readonly FaceClusterer _clusterer = new(new ClusteringThresholds());

    [Fact]
    public void A_cluster_that_grows_keeps_its_identity() =>
        Cluster(Faces(0, 1, 2, 3), Known(7, 1, 2)).ShouldBe(["7: 1 2 3"]);

    [Fact]
    public void Where_clusters_come_together_the_largest_goes_on_and_of_equals_the_older() =>
        Cluster([.. Faces(0, 1, 2, 3, 4, 5), .. Faces(1, 6, 7)], Known(7, 1, 2), Known(8, 3, 4, 5), Known(9, 7), Known(10, 6))
            .ShouldBe(["8: 1 2 3 4 5", "9: 6 7"]);

    [Fact]
    public void Where_a_cluster_falls_apart_the_largest_part_goes_on() =>
        Cluster([.. Faces(0, 1, 2), .. Faces(1, 3, 4, 5)], Known(7, 1, 2, 3, 4, 5)).ShouldBe(["7: 3 4 5", "new: 1 2"]);

    [Fact]
    public void An_opened_cluster_keeps_even_faces_that_are_not_alike_and_poor_ones()
    {
        Probe[] faces = [.. Faces(0, 1, 2), .. Faces(1, 3), Face(4, 4, 0) with { IsUsable = false }];

        Cluster(faces, Opened(7, 1, 2, 3, 4)).ShouldBe(["7: 1 2 3 4"]);
        Update(faces, Opened(7, 1, 2, 3, 4)).ShouldBe(["7: 1 2 3 4"]);
    }

    [Fact]
    public void Two_opened_clusters_are_never_merged_so_a_split_holds_for_ever()
    {
        var faces = Faces(0, 1, 2, 3, 4);

        Cluster(faces, Opened(7, 1, 2), Opened(8, 3, 4)).ShouldBe(["7: 1 2", "8: 3 4"]);
        Update([.. faces, .. Faces(0, 5)], Opened(7, 1, 2), Opened(8, 3, 4)).ShouldBe(["7: 1 2 5", "8: 3 4"]);
    }

    [Fact]
    public void Unopened_clusters_and_loose_faces_join_an_opened_one_however_small_it_is()
    {
        var faces = Faces(0, 1, 2, 3, 4, 5);

        Cluster(faces, Known(7, 1, 2, 3), Opened(8, 4)).ShouldBe(["8: 1 2 3 4 5"]);
        Update(faces, Known(7, 1, 2, 3), Opened(8, 4)).ShouldBe(["8: 1 2 3 4 5"]);
    }

    [Fact]
    public void Two_faces_of_a_photo_that_a_human_put_together_stay_but_no_third_joins()
    {
        Probe[] faces = [Face(1, photo: 1, 0), Face(2, photo: 1, 0), Face(3, photo: 1, 0), Face(4, photo: 4, 0)];

        Cluster(faces, Opened(7, 1, 2)).ShouldBe(["7: 1 2 4", "new: 3"]);
    }

    [Fact]
    public void Faces_that_are_gone_leave_the_others_together()
    {
        Probe[] faces = [Face(1, 1, 0), Face(3, 3, 1), Face(4, 4, 1), Face(5, 5, 2)];

        Update(faces, Known(7, 1, 2, 3), Known(8, 4), Opened(9, 6)).ShouldBe(["7: 1 3", "8: 4", "new: 5"]);
    }

    [Fact]
    public void A_new_face_forms_only_those_clusters_anew_that_it_resembles()
    {
        Probe[] faces = [.. Faces(0, 1, 2, 3, 9), .. Faces(1, 4, 5)];

        Update(faces, Known(6, 1), Known(7, 2, 3), Known(8, 4), Known(9, 5)).ShouldBe(["7: 1 2 3 9", "8: 4", "9: 5"]);
    }

    [Fact]
    public void Faces_that_come_in_portions_end_as_all_at_once()
    {
        var crowd = new Crowd(seed: 2);
        var faces = crowd.People(40, faces: 6).OrderBy(face => (face.FaceId * 7) % 240).ToList();
        IReadOnlyList<FaceGroup> groups = [];
        for (var count = 24; count <= faces.Count; count += 24)
        {
            groups = Groups(Place, faces.Take(count).ToList(), [.. groups.Select((group, i) => new KnownCluster(i, false, group.FaceIds))]);
        }

        groups.Select(group => group.FaceIds).ShouldBe(Groups(_clusterer.Cluster, faces, []).Select(group => group.FaceIds));
    }

    private static Probe[] Faces(int person, params int[] ids) => [.. ids.Select(id => Face(id, photo: id, person))];

    private static Probe Face(int id, int photo, int person) => new(id, photo, Drawn.Face(id, (person, 0.8f)), IsUsable: true);

    private static KnownCluster Known(int id, params int[] faces) => new(id, IsPinned: false, faces);

    private static KnownCluster Opened(int id, params int[] faces) => new(id, IsPinned: true, faces);

    private static IReadOnlyList<FaceGroup> Groups(
        Func<IReadOnlyCollection<Probe>, FaceNeighbours, IReadOnlyCollection<KnownCluster>, IReadOnlyList<FaceGroup>> clustering,
        IReadOnlyCollection<Probe> faces,
        IReadOnlyCollection<KnownCluster> known)
    {
        var neighbours = new FaceNeighbours();
        neighbours.Update([.. faces.Where(face => face.IsUsable)]);
        return clustering(faces, neighbours, known);
    }

    private IReadOnlyList<FaceGroup> Place(IReadOnlyCollection<Probe> faces, FaceNeighbours neighbours, IReadOnlyCollection<KnownCluster> known) =>
        _clusterer.Update(faces, neighbours, known, faces.Select(face => face.FaceId).Except(known.SelectMany(cluster => cluster.FaceIds)));

    private static IEnumerable<string> Texts(IReadOnlyList<FaceGroup> groups) =>
        groups.Select(group => $"{(group.Id is { } id ? $"{id}" : "new")}: {string.Join(' ', group.FaceIds)}");

    private IEnumerable<string> Cluster(Probe[] faces, params KnownCluster[] known) => Texts(Groups(_clusterer.Cluster, faces, known));

    private IEnumerable<string> Update(Probe[] faces, params KnownCluster[] known) => Texts(Groups(Place, faces, known));
}
