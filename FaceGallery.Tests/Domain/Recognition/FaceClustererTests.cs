using FaceGallery.Domain.Recognition;
using Shouldly;

namespace FaceGallery.Tests.Domain.Recognition;

public sealed class FaceClustererTests
{
    [Fact]
    public void Similar_faces_come_together_and_others_stay_apart() =>
        FaceClusterer.Cluster([Face(1, 0, 0), Face(0, 1, 0), Face(0.9f, 0.1f, 0), Face(0, 0, 1), Face(0, 1, 0.1f)]).ShouldBe([0, 1, 0, 2, 1]);

    [Fact]
    public void The_groups_do_not_depend_on_the_order_of_arrival()
    {
        var random = new Random(5);
        var faces = Enumerable.Range(0, 200).Select(_ => Face(random.NextSingle() - 0.5f, random.NextSingle() - 0.5f, random.NextSingle() - 0.5f)).ToArray();
        var clusters = FaceClusterer.Cluster(faces);
        var backwards = FaceClusterer.Cluster([.. faces.Reverse()]).Reverse().ToArray();
        clusters.Zip(backwards).Distinct().Count().ShouldBe(clusters.Distinct().Count());
    }

    [Fact]
    public void Nobody_gives_no_cluster() => FaceClusterer.Cluster([]).ShouldBeEmpty();

    private static Embedding Face(params float[] output) => Embedding.FromOutput("test", output);
}
