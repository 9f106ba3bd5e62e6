using FaceGallery.Domain.Recognition;
using Shouldly;

namespace FaceGallery.Tests.Domain.Recognition;

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

    private static Probe Face(int id, int photo, float similarity) => new(id, photo, Drawn.Face(id, (0, similarity)), IsUsable: true);
}
