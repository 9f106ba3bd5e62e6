using FaceGallery.Domain.Detection;
using FaceGallery.Domain.Matching;
using Shouldly;

namespace FaceGallery.Tests.Domain.Matching;

public sealed class FaceLikenessTests
{
    [Fact]
    public void A_face_of_somebody_else_stands_out()
    {
        var faces = Enumerable.Range(0, 40).Select(own => Drawn.Face(own, (own == 17 ? 1 : 0, 0.8f))).ToList();

        var likeness = Of(faces);

        likeness[17]!.Value.ShouldBe(0, 0.001);
        likeness.Where((_, place) => place != 17).ShouldAllBe(value => Math.Abs(value!.Value - 0.64f) < 0.001f);
    }

    [Fact]
    public void Only_the_most_similar_others_count_so_that_a_second_look_of_a_person_does_not_stand_out()
    {
        var faces = Enumerable.Range(0, 30).Select(own => Drawn.Face(own, (own < 6 ? 1 : 0, 0.8f))).ToList();

        Of(faces)[0]!.Value.ShouldBe(0.64f, 0.001);
    }

    [Fact]
    public void Copies_of_the_same_picture_do_not_vouch_for_each_other()
    {
        var faces = new[] { Drawn.Face(1, (0, 0.5f)), Drawn.Face(1, (0, 0.5f)), Drawn.Face(2, (0, 0.5f)) };

        Of(faces)[0]!.Value.ShouldBe(0.25f, 0.001);
    }

    [Fact]
    public void A_face_without_others_is_like_nobody_and_none_are_no_trouble()
    {
        Of([Drawn.Face(1, (0, 0.5f))]).ShouldBe([null]);
        Of([]).ShouldBeEmpty();
    }

    [Fact]
    public void A_reader_who_leaves_does_not_wait_for_it() =>
        Should.Throw<OperationCanceledException>(() => FaceLikeness.Of([Drawn.Face(1, (0, 0.5f))], new CancellationToken(canceled: true)));

    private static IReadOnlyList<float?> Of(IReadOnlyList<Embedding> faces) => FaceLikeness.Of(faces, TestContext.Current.CancellationToken);
}
