using FaceGallery.Domain.Matching;
using Shouldly;

namespace FaceGallery.Tests.Domain.Matching;

public sealed class NeighbourSnapshotTests
{
    private readonly List<Probe> _faces = new Crowd(seed: 4).People(30, faces: 4);

    [Fact]
    public void Neighbours_survive_a_restart_without_being_compared_anew()
    {
        var before = Updated(_faces);

        var after = FaceNeighbours.Load(Saved(before), _faces);

        ShouldBeAlike(after, before, _faces);
    }

    [Fact]
    public void What_changed_meanwhile_is_caught_up_with()
    {
        var snapshot = Saved(Updated(_faces));
        List<Probe> now = [.. _faces[3..], _faces[1] with { PhotoId = 500 }, _faces[2] with { Embedding = _faces[50].Embedding }, _faces[0] with { FaceId = 600 }];

        var after = FaceNeighbours.Load(snapshot, now);
        after.Update(now);

        ShouldBeAlike(after, Updated(now), now);
    }

    [Fact]
    public void A_damaged_or_foreign_snapshot_counts_as_empty()
    {
        var whole = Saved(Updated(_faces)).ToArray();
        var flipped = whole.ToArray();
        flipped[whole.Length / 2] ^= 1;
        byte[][] snapshots = [[], [1, 2, 3], whole[..^1], [.. whole, 0], flipped, new byte[1000], [.. Enumerable.Repeat((byte)0xFF, 1000)]];

        foreach (var snapshot in snapshots)
        {
            var after = FaceNeighbours.Load(new MemoryStream(snapshot), _faces);
            Should.Throw<KeyNotFoundException>(() => after.Of(1));
            after.Update(_faces);
            ShouldBeAlike(after, Updated(_faces), _faces);
        }
    }

    private static FaceNeighbours Updated(List<Probe> faces)
    {
        var neighbours = new FaceNeighbours();
        neighbours.Update(faces);
        return neighbours;
    }

    private static MemoryStream Saved(FaceNeighbours neighbours)
    {
        var stream = new MemoryStream();
        neighbours.Save(stream);
        stream.Position = 0;
        return stream;
    }

    private static void ShouldBeAlike(FaceNeighbours neighbours, FaceNeighbours others, List<Probe> faces) =>
        faces.ForEach(face => neighbours.Of(face.FaceId).ShouldBe(others.Of(face.FaceId)));
}
