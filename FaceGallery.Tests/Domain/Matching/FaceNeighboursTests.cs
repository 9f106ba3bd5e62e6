using FaceGallery.Domain.Detection;
using FaceGallery.Domain.Matching;
using Shouldly;

namespace FaceGallery.Tests.Domain.Matching;

public sealed class FaceNeighboursTests
{
    [Fact]
    public void Neighbours_are_ranked_and_faces_of_the_same_photo_are_none()
    {
        var neighbours = new FaceNeighbours();
        neighbours.Update([Face(1, photo: 1, 0.9f), Face(2, photo: 2, 0.5f), Face(3, photo: 3, 0.8f), Face(4, photo: 1, 0.95f)]);

        neighbours.Of(1).Select(neighbour => neighbour.FaceId).ShouldBe([3, 2]);
    }

    [Fact]
    public void A_copy_of_the_same_picture_is_no_neighbour()
    {
        var neighbours = new FaceNeighbours();
        neighbours.Update([new Probe(1, 1, Drawn.Face(1, (0, 0.5f)), true), new Probe(2, 2, Drawn.Face(1, (0, 0.5f)), true)]);

        neighbours.Of(1).ShouldBeEmpty();
    }

    [Fact]
    public void Faces_that_come_one_by_one_and_go_leave_the_same_neighbours_as_all_at_once()
    {
        var faces = Enumerable.Range(1, 40).Select(id => Face(id, photo: id, 0.55f + (id * 0.01f))).ToList();
        var atOnce = new FaceNeighbours();
        atOnce.Update(faces.Skip(5).ToList());
        var oneByOne = new FaceNeighbours();
        for (var count = 1; count <= faces.Count; count++)
        {
            oneByOne.Update(faces.Take(count).ToList());
        }

        oneByOne.Update(faces.Skip(5).ToList());

        foreach (var face in faces.Skip(5))
        {
            oneByOne.Of(face.FaceId).ShouldBe(atOnce.Of(face.FaceId));
        }
    }

    [Fact]
    public void Every_face_is_compared_with_every_other_and_both_find_the_same_similarity()
    {
        var faces = new Crowd(seed: 3).People(401, faces: 3);
        var neighbours = Updated(faces);

        foreach (var face in faces.Where((_, place) => place % 11 == 0 || place > 1195))
        {
            var nearest = faces.Where(other => other != face).Select(other => (other.FaceId, Similarity: other.Embedding.Similarity(face.Embedding)))
                .Where(other => other.Similarity >= FaceNeighbours.MinSimilarity).OrderByDescending(other => other.Similarity).Take(FaceNeighbours.Count);
            neighbours.Of(face.FaceId).Select(neighbour => neighbour.FaceId).ShouldBe(nearest.Select(other => other.FaceId));
            neighbours.Of(face.FaceId).ShouldAllBe(neighbour =>
                neighbours.Of(neighbour.FaceId).All(back => back.FaceId != face.FaceId || back.Similarity.Equals(neighbour.Similarity)));
        }
    }

    [Fact]
    public void A_list_is_the_same_object_until_it_changes()
    {
        var faces = new List<Probe> { Face(1, photo: 1, 0.9f), Face(2, photo: 2, 0.9f), new(3, 3, Drawn.Face(3, (1, 0.9f)), IsUsable: true) };
        var neighbours = Updated(faces);
        var (first, third) = (neighbours.Of(1), neighbours.Of(3));

        faces.Add(Face(4, photo: 4, 0.9f));
        neighbours.Update(faces);

        neighbours.Of(1).ShouldNotBeSameAs(first);
        neighbours.Of(3).ShouldBeSameAs(third);
    }

    [Fact]
    public void A_known_face_that_comes_twice_in_place_of_another_is_refused()
    {
        var (one, other) = (Face(1, photo: 1, 0.9f), Face(2, photo: 2, 0.9f));
        var neighbours = Updated([one, other]);

        Should.Throw<ArgumentException>(() => neighbours.Update([one, one]));
        neighbours.Of(2).ShouldHaveSingleItem().FaceId.ShouldBe(1);
    }

    [Fact]
    public void Faces_of_different_models_are_refused_and_nothing_changes()
    {
        var neighbours = Updated([Face(1, photo: 1, 0.9f), Face(2, photo: 2, 0.9f)]);

        Should.Throw<ArgumentException>(() => neighbours.Update([Face(1, photo: 1, 0.9f), new Probe(3, 3, Embedding.FromOutput("old", [1f]), IsUsable: true)]));

        neighbours.Of(1).ShouldHaveSingleItem().FaceId.ShouldBe(2);
    }

    private static FaceNeighbours Updated(List<Probe> faces)
    {
        var neighbours = new FaceNeighbours();
        neighbours.Update(faces);
        return neighbours;
    }

    private static Probe Face(int id, int photo, float similarity) => new(id, photo, Drawn.Face(id, (0, similarity)), IsUsable: true);
}
